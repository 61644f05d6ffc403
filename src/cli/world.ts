// Builds the real World: every effect from its adapter, the heavy ones loaded when first asked for.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { todayOf, wallClock } from '../adapters/clock.ts'
import { readForms } from '../adapters/document-templates.ts'
import { realFiles } from '../adapters/files.ts'
import { isRestDay } from '../adapters/holidays.ts'
import { policyFiles } from '../adapters/policy-files.ts'
import { readProfiles, saveProfile } from '../adapters/profiles.ts'
import { readTemplateData } from '../adapters/templates.ts'
import { findWorkspace } from '../adapters/workspace.ts'
import { parseYaml } from '../adapters/yaml.ts'
import type { Policy } from '../domain/policy.ts'
import type { RuleFile } from '../store.ts'
import type { PdfWriter, Progress, Workspace, World } from '../world.ts'
import { storesOf } from './stores.ts'

export type Setting = {
  readonly option: (name: string) => string | null
  readonly flag: (name: string) => boolean
  readonly environment: { readonly [name: string]: string | undefined }
  readonly folder: string
  readonly version: string
  /** Where templates/ and the fonts that came with the program lie. */
  readonly programFolder: string
  readonly fontsFolder: string
  /** The instant for the operation log, and a fresh random salt for each operation's digest. */
  readonly now: () => string
  readonly salt: () => string
  readonly progress: Progress
  readonly readLedger: World['readLedger']
  readonly readRoster: World['readRoster']
  readonly readRow: World['readRow']
  readonly readTable: World['readTable']
  readonly prompt: World['prompt']
  readonly runAgain: World['runAgain']
}

export type LiveWorld = World & {
  /** Closes what was opened; called once after the result is printed. */
  close(): Promise<void>
}

const TIME_ZONE = 'Asia/Shanghai'

export function buildWorld(setting: Setting): LiveWorld {
  const given = (option: string, variable: string): string | null =>
    setting.option(option) ?? (setting.environment[variable] || null)
  const today = todayOf(given('today', 'GONGTIAO_TODAY'), TIME_ZONE)
  let workspace: Promise<Workspace> | null = null
  let pdf: Promise<PdfWriter> | null = null

  const theWorkspace = (): Promise<Workspace> => {
    workspace ??= findWorkspace({
      given: setting.option('workspace'),
      environment: setting.environment.GONGTIAO_WORKSPACE || null,
      folder: setting.folder,
    })
    return workspace
  }
  /** The workspace's own templates come before those of the program. */
  const templateFolders = async (): Promise<readonly string[]> => {
    const own = await theWorkspace().catch(() => null)
    const shipped = join(setting.programFolder, 'templates')
    return own === null ? [shipped] : [join(own.folder, 'templates'), shipped]
  }
  const stores = storesOf({ folder: setting.folder, salt: setting.salt, workspace: theWorkspace })

  return {
    today,
    now: setting.now,
    wallClock: (instant) => wallClock(instant, TIME_ZONE),
    operator: given('as', 'GONGTIAO_OPERATOR'),
    reveal: setting.flag('reveal'),
    force: setting.flag('force'),
    version: setting.version,
    folder: setting.folder,
    files: realFiles(setting.folder),
    progress: setting.progress,
    workspace: theWorkspace,
    store: stores.store,
    scratchStore: stores.scratchStore,
    createWorkspace: stores.createWorkspace,
    async recordReveal(command) {
      // Outside a workspace there is nobody's data to show.
      if ((await theWorkspace().catch(() => null)) === null) return
      const store = await stores.store('write')
      await store.log.record({
        at: setting.now(),
        operator: given('as', 'GONGTIAO_OPERATOR'),
        command: `reveal: ${command}`,
      })
    },
    readLedger: (path, context) => setting.readLedger(resolve(setting.folder, path), context),
    readRoster: (path, context) => setting.readRoster(resolve(setting.folder, path), context),
    readRow: (path, place) => setting.readRow(resolve(setting.folder, path), place),
    readTable: (path) => setting.readTable(resolve(setting.folder, path)),
    readData: async (path) => {
      const { readOwnData } = await import('../adapters/own-data.ts')
      return readOwnData(resolve(setting.folder, path))
    },
    ...keptIn(setting.folder, theWorkspace),
    prompt: setting.prompt,
    ...templatesIn(templateFolders),
    ...WRITERS,
    pdf: () => {
      pdf ??= openPdf(setting.fontsFolder, today)
      return pdf
    },
    runAgain: setting.runAgain,
    isRestDay,
    close: stores.close,
  }
}

/** What the workspace keeps of imports: received files and offices' mappings. */
function keptIn(
  here: string,
  workspace: () => Promise<Workspace>,
): Pick<World, 'keepReceived' | 'receivedPath' | 'profiles' | 'saveProfile' | 'markFile'> {
  const received = (): Promise<typeof import('../adapters/received-files.ts')> =>
    import('../adapters/received-files.ts')
  return {
    keepReceived: async (path, file) =>
      (await received()).keepReceived((await workspace()).folder, resolve(here, path), file),
    receivedPath: async (file) => {
      const path = (await received()).receivedPath((await workspace()).folder, file)
      return existsSync(path) ? path : null
    },
    profiles: async () => readProfiles((await workspace()).folder),
    saveProfile: async (profile) => saveProfile((await workspace()).folder, profile),
    markFile: async (path, marked) => (await import('./mark-file.ts')).markFile(resolve(here, path), marked),
  }
}

/** What is read from templates/, from the first of the folders that has it. */
function templatesIn(
  templateFolders: () => Promise<readonly string[]>,
): Pick<World, 'templateData' | 'forms' | 'policies' | 'policyTexts' | 'policiesOf'> {
  const policyTexts = async (pack: string): Promise<readonly RuleFile[]> => policyFiles(pack, await templateFolders())
  const policiesOf = async (files: readonly RuleFile[]): Promise<readonly Policy[]> => {
    const { parsePolicyFile } = await import('../rules/policy-file.ts')
    return files.map(({ text, file, sha256 }) => parsePolicyFile(parseYaml(text, file), { file, sha256 }))
  }
  return {
    templateData: async (path) => readTemplateData(path, await templateFolders()),
    forms: async () => {
      const { parseTemplate } = await import('../documents/template.ts')
      return (await readForms(await templateFolders())).map(({ text, file }) => parseTemplate(text, file, parseYaml))
    },
    policies: async (pack) => policiesOf(await policyTexts(pack)),
    policyTexts,
    policiesOf,
  }
}

const WRITERS: Pick<World, 'writeWorkbook' | 'writeTables' | 'encodeText'> = {
  writeWorkbook: async (draft) => (await import('../adapters/workbook/write.ts')).writeWorkbook(draft),
  writeTables: async (tables) => (await import('../adapters/workbook/write-table.ts')).writeTables(tables),
  encodeText: async (text, encoding) => (await import('../adapters/text-encode.ts')).encodeText(text, encoding),
}

async function openPdf(fontsDir: string, today: World['today']): Promise<PdfWriter> {
  const { openPdfWriter } = await import('../adapters/pdf/writer.ts')
  const writer = await openPdfWriter({ fontsDir })
  // The day, not the moment: the same input on the same day gives the same bytes.
  const createdAt = new Date(`${today}T00:00:00Z`)
  return { render: (page) => writer.render(page, { createdAt }) }
}
