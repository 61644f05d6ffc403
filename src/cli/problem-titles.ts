// What the code of a problem means, for the heading above all problems of that kind. The whole catalogue, with reasons
// and examples, is left to `gongtiao explain`.
import { type CodeText, LEDGER_CODES } from '../ledger/codes.ts'

const TITLES: { readonly [code: string]: CodeText } = LEDGER_CODES

export const titleOfProblem = (code: string): string | null => TITLES[code]?.meaning ?? null
