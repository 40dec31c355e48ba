import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The file of this name in the contract of every service; fails if there is a service without. */
export function contracts(name) {
  const files = readdirSync(root)
    .filter((folder) => folder.endsWith('-service'))
    .map((folder) => join(root, folder, 'contract', name));
  const missing = files.filter((file) => !existsSync(file));
  if (files.length === 0 || missing.length > 0) {
    throw new Error(`No ${name} where one is due: ${missing}`);
  }
  return files;
}
