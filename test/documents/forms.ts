// The templates of the program as the tests fill them.
import { readFileSync } from 'node:fs'
import { parseYaml } from '../../src/adapters/yaml.ts'
import { agreementFacts } from '../../src/documents/facts/case.ts'
import { fillTemplate } from '../../src/documents/fill.ts'
import { parseTemplate, type Template } from '../../src/documents/template.ts'
import { amountInWords } from '../../src/domain/amount-in-words.ts'
import type { CaseFacts } from '../../src/domain/mediation-case.ts'
import type { PageDocument } from '../../src/domain/page.ts'

export const COMMITTEE = '宜宾市翠屏区某某街道人民调解委员会'

const HEAD = `---
id: probe
title: 试验文书
official: false
source: 本地文书
page: { marginsMm: { top: 25, right: 27, bottom: 25, left: 27 }, sizePt: 14, leadingPt: 26 }
---
`

export const agreementTemplate: Template = parseTemplate(
  readFileSync(new URL('../../templates/documents/agreement.md', import.meta.url), 'utf8'),
  'documents/agreement.md',
  parseYaml,
)

export function agreement(facts: CaseFacts | null): PageDocument {
  const committee = facts === null ? null : COMMITTEE
  return fillTemplate(agreementTemplate, agreementFacts({ case: facts, committee, amountInWords }))
}

/** A template of one body, for tests of the language. Its body begins on line 8. */
export function probe(body: string): Template {
  return parseTemplate(HEAD + body, 'documents/probe.md', parseYaml)
}

export function fillProbe(body: string, facts: CaseFacts): PageDocument {
  return fillTemplate(probe(body), agreementFacts({ case: facts, committee: COMMITTEE, amountInWords }))
}
