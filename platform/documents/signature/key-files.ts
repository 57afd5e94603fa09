import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { developmentCertificate } from './development-certificate.ts'
import { type DocumentSigner, signerOf } from './signer.ts'

const FOLDER = 'signature'
const KEY = 'key.pem'
const CERTIFICATE = 'certificate.pem'

/**
 * The key with which the institution signs: `signature/key.pem` and `signature/certificate.pem` of the data folder. Where there
 * is none, one for development is made there; the institution puts its own in its place.
 */
export function documentSigner(dataDir: string, institution: string, now: Date): DocumentSigner {
  return knownSigner(dataDir) ?? makeSigner(dataDir, institution, now)
}

function knownSigner(dataDir: string): DocumentSigner | undefined {
  const key = readIfThere(join(dataDir, FOLDER, KEY))
  const certificate = readIfThere(join(dataDir, FOLDER, CERTIFICATE))
  return key === undefined || certificate === undefined ? undefined : signerOf(key, certificate)
}

/** The pair appears whole: of two processes that start together, both read what one of them wrote. */
function makeSigner(dataDir: string, institution: string, now: Date): DocumentSigner {
  const made = developmentCertificate(institution, now)
  const draft = join(dataDir, `${FOLDER}.${process.pid}.${randomBytes(4).toString('hex')}`)
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  writeFileSync(join(draft, KEY), made.key, { mode: 0o600 })
  writeFileSync(join(draft, CERTIFICATE), made.certificate)
  try {
    renameSync(draft, join(dataDir, FOLDER))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST')))
      throw error
    rmSync(draft, { recursive: true })
  }
  const known = knownSigner(dataDir)
  if (known === undefined)
    throw new Error(
      `${join(dataDir, FOLDER)} holds no whole pair of ${KEY} and ${CERTIFICATE}: put it back, or remove it.`,
    )
  return known
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
