// Bundles the program. The front (words, help, commander) is one small CommonJS file, which starts fastest; everything
// behind a command is ESM with shared chunks, loaded when the command runs. Only packages with native or data files stay
// outside the bundle.
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { commandFiles } from './command-files.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const dist = join(root, 'dist')
const FONTS = ['400Regular/NotoSerifSC_400Regular.ttf', '700Bold/NotoSerifSC_700Bold.ttf']

/** The front reaches the rest only through its dynamic imports: those become imports of the ESM build. */
const behind = {
  name: 'behind',
  setup(setup) {
    setup.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined
      const source = resolve(resolveDir, path)
      return {
        path: `./${source
          .slice(join(root, 'src').length + 1)
          .replaceAll('\\', '/')
          .replace(/\.ts$/, '.mjs')}`,
        external: true,
      }
    })
  },
}

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  charset: 'utf8',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
}

/** What CommonJS packages inside the ESM bundle expect to find. */
const COMMONJS_WORDS = `import{createRequire as requireOfBundle}from'node:module';import{fileURLToPath as pathOfBundle}from'node:url';import{dirname as folderOfBundle}from'node:path';
const require=requireOfBundle(import.meta.url),__filename=pathOfBundle(import.meta.url),__dirname=folderOfBundle(__filename);`

rmSync(dist, { recursive: true, force: true })
await build({
  ...common,
  entryPoints: [join(root, 'src/main.ts')],
  outfile: join(dist, 'main.cjs'),
  format: 'cjs',
  plugins: [behind],
})
await build({
  ...common,
  entryPoints: [
    ...commandFiles(root),
    join(root, 'src/cli/desk.ts'),
    join(root, 'src/cli/execute.ts'),
    join(root, 'src/cli/ledger-worker.ts'),
  ],
  outdir: dist,
  outbase: join(root, 'src'),
  outExtension: { '.js': '.mjs' },
  format: 'esm',
  splitting: true,
  chunkNames: 'chunks/[hash]',
  external: ['@photostructure/sqlite'],
  banner: { js: COMMONJS_WORDS },
})
mkdirSync(join(dist, 'fonts'), { recursive: true })
for (const font of FONTS) {
  const source = join(root, 'node_modules/@expo-google-fonts/noto-serif-sc', font)
  if (existsSync(source)) cpSync(source, join(dist, 'fonts', font.split('/')[1]))
}
