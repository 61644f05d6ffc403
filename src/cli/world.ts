// Builds the real World: every effect from its adapter, the heavy ones loaded when first asked for.
import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { chmod, copyFile, mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { instantNow, todayOf } from '../adapters/clock.ts'
import { readForms } from '../adapters/document-templates.ts'
import { realFiles } from '../adapters/files.ts'
import { isRestDay } from '../adapters/holidays.ts'
import { loadPolicies } from '../adapters/policy-files.ts'
import { readTemplateData } from '../adapters/templates.ts'
import { CONFIG_FILE, configText, findWorkspace, STORE_FILE } from '../adapters/workspace.ts'
import { parseYaml } from '../adapters/yaml.ts'
import { AppError } from '../domain/app-error.ts'
import type { Store } from '../store.ts'
import type { PdfWriter, Progress, Workspace, WorkspaceConfig, World } from '../world.ts'

export type Setting = {
  readonly option: (name: string) => string | null
  readonly flag: (name: string) => boolean
  readonly environment: { readonly [name: string]: string | undefined }
  readonly folder: string
  readonly version: string
  /** Where templates/ and the fonts that came with the program lie. */
  readonly programFolder: string
  readonly fontsFolder: string
  readonly progress: Progress
  readonly readLedger: World['readLedger']
  readonly readRoster: World['readRoster']
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
  const opened: (() => Promise<void>)[] = []
  const today = todayOf(given('today', 'GONGTIAO_TODAY'), TIME_ZONE)
  const salt = (): string => randomBytes(16).toString('hex')
  let workspace: Promise<Workspace> | null = null
  let pdf: Promise<PdfWriter> | null = null
  const stores = new Map<'read' | 'write', Promise<Store>>()

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
  const openAt = async (path: string, mode: 'read' | 'write'): Promise<Store> => {
    const { openStore } = await import('../adapters/store/index.ts')
    const store = await openStore(mode, { path, salt })
    opened.push(async () => store.close())
    return store
  }
  const storeIn = async (mode: 'read' | 'write'): Promise<Store> =>
    openAt(join((await theWorkspace()).folder, STORE_FILE), mode)

  return {
    today,
    now: instantNow,
    operator: given('as', 'GONGTIAO_OPERATOR'),
    reveal: setting.flag('reveal'),
    force: setting.flag('force'),
    version: setting.version,
    folder: setting.folder,
    files: realFiles(setting.folder),
    progress: setting.progress,
    workspace: theWorkspace,
    store: (mode) => {
      const store = stores.get(mode) ?? storeIn(mode)
      stores.set(mode, store)
      return store
    },
    async scratchStore() {
      const folder = mkdtempSync(join(tmpdir(), 'gongtiao-'))
      opened.push(() => rm(folder, { recursive: true, force: true }))
      const copy = join(folder, STORE_FILE)
      await copyFile(join((await theWorkspace()).folder, STORE_FILE), copy)
      await chmod(copy, 0o600)
      return openAt(copy, 'write')
    },
    async createWorkspace(folder, config) {
      const store = await createWorkspace(setting, { folder, config, salt })
      opened.push(async () => store.close())
      return store
    },
    readLedger: (path, context) => setting.readLedger(resolve(setting.folder, path), context),
    readRoster: (path, context) => setting.readRoster(resolve(setting.folder, path), context),
    templateData: async (path) => readTemplateData(path, await templateFolders()),
    forms: async () => {
      const { parseTemplate } = await import('../documents/template.ts')
      return (await readForms(await templateFolders())).map(({ text, file }) => parseTemplate(text, file, parseYaml))
    },
    policies: async (pack) => {
      const { parsePolicyFile } = await import('../rules/policy-file.ts')
      return loadPolicies(pack, await templateFolders(), parsePolicyFile)
    },
    writeWorkbook: async (draft) => (await import('../adapters/workbook/write.ts')).writeWorkbook(draft),
    writeTable: async (table) => (await import('../adapters/workbook/write-table.ts')).writeTable(table),
    encodeText: async (text, encoding) => (await import('../adapters/text-encode.ts')).encodeText(text, encoding),
    pdf: () => {
      pdf ??= openPdf(setting.fontsFolder, today)
      return pdf
    },
    runAgain: setting.runAgain,
    isRestDay,
    async close() {
      for (const close of opened.reverse()) await close()
    },
  }
}

async function openPdf(fontsDir: string, today: World['today']): Promise<PdfWriter> {
  const { openPdfWriter } = await import('../adapters/pdf/writer.ts')
  const writer = await openPdfWriter({ fontsDir })
  // The day, not the moment: the same input on the same day gives the same bytes.
  const createdAt = new Date(`${today}T00:00:00Z`)
  return { render: (page) => writer.render(page, { createdAt }) }
}

type NewWorkspace = { readonly folder: string; readonly config: WorkspaceConfig; readonly salt: () => string }

async function createWorkspace(setting: Setting, { folder, config, salt }: NewWorkspace): Promise<Store> {
  const files = realFiles(setting.folder)
  for (const name of [CONFIG_FILE, STORE_FILE]) {
    if (await files.exists(join(folder, name))) {
      throw new AppError('WORKSPACE-EXISTS', `这里已经是工作区：${folder}`, {
        hint: '直接进入这个文件夹使用；要另建请换一个文件夹。',
      })
    }
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { createStore } = await import('../adapters/store/index.ts')
  // The store first: a folder counts as a workspace only once gongtiao.yaml is there.
  const store = await createStore({ path: join(folder, STORE_FILE), salt })
  try {
    await files.write(join(folder, CONFIG_FILE), configText(config), { force: false })
  } catch (error) {
    store.close()
    await rm(join(folder, STORE_FILE), { force: true })
    throw error
  }
  return store
}
