// The page of all codes is what the catalogue says. After a wanted change: GALLERY=update npx vitest run test/gallery.test.ts
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { CATALOGUE } from '../src/commands/shared/codes/catalogue.ts'
import { GALLERY, galleryText } from '../tools/error-gallery.ts'

it('docs/errors.md is what the catalogue gives', async () => {
  const text = await galleryText()
  if (process.env.GALLERY === 'update') writeFileSync(GALLERY, text)
  expect(existsSync(GALLERY) ? readFileSync(GALLERY, 'utf8') : '').toBe(text)
})

it('every code has its place on it, once', async () => {
  const headings = [...(await galleryText()).matchAll(/^### (.+)$/gm)].map((match) => match[1])
  expect(headings.toSorted()).toEqual(CATALOGUE.map(({ code }) => code).toSorted())
})
