// The source as the architecture test sees it: every file with its imports and the length of its functions.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export type Import = {
  /** `domain/money.ts` for a file of ours, else the package: `kysely`, `node:fs`. */
  readonly target: string
  readonly isOurs: boolean
  readonly isTypeOnly: boolean
}

export type SourceFile = {
  /** Below src/, with forward slashes. */
  readonly path: string
  readonly lines: number
  readonly imports: readonly Import[]
  readonly functions: readonly { readonly name: string; readonly lines: number }[]
  /** Globals that the file speaks of: `Date`, `process`, `Math.random` … */
  readonly globals: ReadonlySet<string>
}

const root = fileURLToPath(new URL('../../src', import.meta.url))

export function readSource(): readonly SourceFile[] {
  return readdirSync(root, { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((path) => describe(path, readFileSync(join(root, path), 'utf8')))
}

export function describe(path: string, text: string): SourceFile {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
  const imports: Import[] = []
  const functions: { name: string; lines: number }[] = []
  const globals = new Set<string>()
  const lineOf = (position: number): number => file.getLineAndCharacterOfPosition(position).line
  const visit = (node: ts.Node): void => {
    const found = importOf(node, path)
    if (found !== null) imports.push(found)
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined)
      functions.push({ name: nameOf(node), lines: lineOf(node.getEnd()) - lineOf(node.getStart()) + 1 })
    const name = globalOf(node)
    if (name !== null) globals.add(name)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return { path, lines: text.split('\n').length - 1, imports, functions, globals }
}

function importOf(node: ts.Node, from: string): Import | null {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const clause = node.importClause
    return target(
      from,
      node.moduleSpecifier.text,
      clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || namesOnlyTypes(clause),
    )
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier))
    return target(from, node.moduleSpecifier.text, node.isTypeOnly)
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [word] = node.arguments
    return word !== undefined && ts.isStringLiteral(word) ? target(from, word.text, false) : null
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal))
    return target(from, node.argument.literal.text, true)
  return null
}

/** `import { type A, type B }`: nothing of it is left at run time but the loading, which counts as an import. */
function namesOnlyTypes(clause: ts.ImportClause | undefined): boolean {
  const named = clause?.namedBindings
  if (clause === undefined || clause.name !== undefined || named === undefined || !ts.isNamedImports(named))
    return false
  return named.elements.length > 0 && named.elements.every((one) => one.isTypeOnly)
}

function target(from: string, word: string, isTypeOnly: boolean): Import {
  if (word.startsWith('.')) return { target: posix.join(dirname(from), word), isOurs: true, isTypeOnly }
  const name = word.startsWith('@')
    ? word.split('/').slice(0, 2).join('/')
    : word.startsWith('node:')
      ? word
      : (word.split('/')[0] ?? word)
  return { target: name, isOurs: false, isTypeOnly }
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name !== undefined) return node.name.getText()
  return ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent)
    ? node.parent.name.getText()
    : '(a function)'
}

function globalOf(node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node) && node.getText() === 'Math.random') return 'Math.random'
  if (
    !ts.isIdentifier(node) ||
    !['Date', 'process', 'console', 'globalThis', 'setTimeout', 'fetch'].includes(node.text)
  )
    return null
  const { parent } = node
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node
  const isNamed = (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node
  return isMember || isNamed ? null : node.text
}
