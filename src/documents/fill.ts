// Template × facts → Page. The same facts and template always give the same tree.
import type { Root } from 'mdast'
import type { PageDocument } from '../domain/page.ts'
import { toBlocks } from './blocks.ts'
import type { DocumentFacts } from './facts/facts.ts'
import { parseMarkdown } from './markdown.ts'
import type { Template } from './template.ts'

/** Cases of one shape (as many parties, the same blanks) give the same Markdown, because data stay out of it. */
const KEPT_TREES = 64
const trees = new WeakMap<Template, Map<string, Root>>()

/** Throws AppError when the template needs a fact that is missing or has something that no page can hold. */
export function fillTemplate(template: Template, facts: DocumentFacts): PageDocument {
  const { text, slots } = template.body.render(facts.values)
  const blocks = toBlocks(treeOf(template, text).children, { slots, text, file: template.file })
  return {
    metadata: { title: template.title, subject: facts.about },
    setup: template.setup,
    footer: template.footer,
    blocks,
  }
}

function treeOf(template: Template, text: string): Root {
  const kept = trees.get(template) ?? new Map<string, Root>()
  trees.set(template, kept)
  const known = kept.get(text)
  if (known !== undefined) return known
  const tree = parseMarkdown(text)
  if (kept.size >= KEPT_TREES) kept.clear()
  kept.set(text, tree)
  return tree
}
