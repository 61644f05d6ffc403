// Every command: the words typed, in English and Chinese. A command's file loads when its words are typed.
import type { CommandEntry } from '../command.ts'
import { REGISTRY_COMMANDS } from './index/cases.ts'
import { OTHER_COMMANDS } from './index/figures.ts'
import { PAY_COMMANDS } from './index/pay.ts'

export const COMMANDS: readonly CommandEntry[] = [...REGISTRY_COMMANDS, ...PAY_COMMANDS, ...OTHER_COMMANDS]
