// A TypeScript client of each service, as a front-end team would generate it; tsc --strict compiles it afterwards.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapi, { astToString } from 'openapi-typescript';
import { contracts } from './contracts.js';

const folder = new URL('./target/', import.meta.url);
mkdirSync(folder, { recursive: true });
const services = [];
for (const file of contracts('openapi.yaml')) {
  const service = basename(dirname(dirname(file)));
  writeFileSync(new URL(`${service}.ts`, folder), astToString(await openapi(pathToFileURL(file))));
  services.push(service);
}
console.log(`TypeScript: clients of ${services.join(', ')}`);
