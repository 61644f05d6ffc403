// The two namespaces of SpreadsheetML. What is added to a workbook speaks the one that its workbook part speaks.

export type Flavour = { readonly main: string; readonly office: string }

const TRANSITIONAL: Flavour = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  office: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
}

/** ISO/IEC 29500 Strict, as Excel writes it under “Strict Open XML”. */
const STRICT: Flavour = {
  main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  office: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
}

export function flavourOf(workbookXml: string): Flavour {
  return workbookXml.includes(`"${STRICT.main}"`) || workbookXml.includes(`'${STRICT.main}'`) ? STRICT : TRANSITIONAL
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
