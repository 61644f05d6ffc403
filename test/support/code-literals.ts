// The stable codes that the source uses, and the templates of the messages that it gives with them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** `${file}：文件是空的` as a pattern; null where the text is computed. */
export type Said = { readonly message: RegExp; readonly hint: RegExp | null }

export type UsedCodes = {
  readonly codes: ReadonlySet<string>
  readonly said: ReadonlyMap<string, readonly Said[]>
}

const CODE = /^[A-Z]{2,}(?:-[A-Z]+)*$/
const WITH_HYPHEN = /^[A-Z]{2,}(?:-[A-Z]+)+$/
/** Look like a code and are none; the last is an error of the system. */
const NO_CODES = new Set(['YYYY-MM-DD', 'EIO'])
/** Where codes are explained, not used. */
const TABLES = /^(?:ledger\/codes\.ts|commands\/shared\/codes\/)/

const root = fileURLToPath(new URL('../../src', import.meta.url))

export function readUsedCodes(): UsedCodes {
  const codes = new Set<string>()
  const said = new Map<string, Said[]>()
  for (const name of readdirSync(root, { recursive: true }).map((one) => String(one).replaceAll('\\', '/'))) {
    if (!name.endsWith('.ts') || TABLES.test(name)) continue
    const file = ts.createSourceFile(name, readFileSync(join(root, name), 'utf8'), ts.ScriptTarget.ES2022, true)
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteral(node) && WITH_HYPHEN.test(node.text) && !NO_CODES.has(node.text)) codes.add(node.text)
      for (const { code, one } of saidBy(node)) {
        codes.add(code)
        if (one !== null) said.set(code, [...(said.get(code) ?? []), one])
      }
      ts.forEachChild(node, visit)
    }
    visit(file)
  }
  return { codes, said }
}

/** `new AppError(code, message, { hint })`, `row.fault(code, field, { message, hint })`, or an object with these keys. */
function saidBy(node: ts.Node): readonly { readonly code: string; readonly one: Said | null }[] {
  if (ts.isNewExpression(node) && node.expression.getText() === 'AppError') {
    const [code, message, options] = node.arguments ?? []
    const hint =
      options !== undefined && ts.isObjectLiteralExpression(options) ? propertyOf(options, 'hint') : undefined
    return codesIn(code).map((text) => ({ code: text, one: saidOf(message, hint) }))
  }
  if (ts.isCallExpression(node)) {
    const said = node.arguments.find(ts.isObjectLiteralExpression)
    if (said === undefined) return []
    const one = saidOf(propertyOf(said, 'message'), propertyOf(said, 'hint'))
    return one === null ? [] : codesIn(node.arguments[0]).map((code) => ({ code, one }))
  }
  if (!ts.isObjectLiteralExpression(node)) return []
  const one = saidOf(propertyOf(node, 'message'), propertyOf(node, 'hint'))
  return codesIn(propertyOf(node, 'code')).map((code) => ({ code, one }))
}

function saidOf(message: ts.Expression | undefined, hint: ts.Expression | undefined): Said | null {
  if (message === undefined) return null
  return { message: patternOf(message), hint: hint === undefined ? null : patternOf(hint) }
}

function codesIn(node: ts.Node | undefined): readonly string[] {
  if (node === undefined) return []
  if (ts.isStringLiteral(node)) return CODE.test(node.text) && !NO_CODES.has(node.text) ? [node.text] : []
  const found: string[] = []
  ts.forEachChild(node, (child) => {
    found.push(...codesIn(child))
  })
  return found
}

function propertyOf(node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const one of node.properties) {
    if (one.name?.getText() !== name) continue
    if (ts.isPropertyAssignment(one)) return one.initializer
    if (ts.isShorthandPropertyAssignment(one)) return one.name
  }
  return undefined
}

/** A message may have been given the place in front of it on its way out. */
function patternOf(node: ts.Expression): RegExp {
  return new RegExp(`^(?:.+：)?${sourceOf(node)}$`, 's')
}

function sourceOf(node: ts.Expression): string {
  if (ts.isStringLiteralLike(node)) return escaped(node.text)
  if (ts.isConditionalExpression(node)) return `(?:${sourceOf(node.whenTrue)}|${sourceOf(node.whenFalse)})`
  if (ts.isIdentifier(node)) {
    const value = constantOf(node)
    return value === null ? '.*' : sourceOf(value)
  }
  if (!ts.isTemplateExpression(node)) return '.*'
  return escaped(node.head.text) + node.templateSpans.map(({ literal }) => `.*${escaped(literal.text)}`).join('')
}

/** `const message = …` in a block around it. */
function constantOf({ text, parent }: ts.Identifier): ts.Expression | null {
  for (let at: ts.Node = parent; !ts.isSourceFile(at); at = at.parent) {
    if (!ts.isBlock(at)) continue
    const constants = at.statements.flatMap((one) =>
      ts.isVariableStatement(one) ? one.declarationList.declarations : [],
    )
    const found = constants.find(({ name }) => ts.isIdentifier(name) && name.text === text)
    if (found?.initializer !== undefined) return found.initializer
  }
  return null
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
