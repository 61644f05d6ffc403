// What the code of a problem means, for the heading above all problems of that kind. Loaded where a problem is printed;
// reasons and examples are left to `gongtiao explain`.
import { CATALOGUE } from '../commands/shared/codes/catalogue.ts'

const TITLES: ReadonlyMap<string, string> = new Map(CATALOGUE.map(({ code, meaning }) => [code, meaning]))

export const titleOfProblem = (code: string): string | null => TITLES.get(code) ?? null
