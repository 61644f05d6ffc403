// The one door to the Markdown packages: template text → mdast, with tables. Leaves the meaning of the nodes to blocks.ts.
import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'

/** Character references are not decoded by us and HTML stays a node of its own, which blocks.ts refuses. */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] })
}
