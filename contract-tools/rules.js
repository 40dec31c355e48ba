// A rule that finds nothing proves nothing: each of ours must speak about bad-openapi.yaml, where each is broken.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const ours = readFileSync('spectral.yaml', 'utf8').match(/^ {2}qingfeng-[a-z-]+/gm).map((rule) => rule.trim());
const lint = ['lint', '--ruleset', 'spectral.yaml', '--format', 'json', '--quiet', 'bad-openapi.yaml'];
const { stdout } = spawnSync('spectral', lint, { encoding: 'utf8' });
const spoke = new Set(JSON.parse(stdout).map((finding) => finding.code));
const silent = ours.filter((rule) => !spoke.has(rule));
console.log(`Spectral: ${ours.length} rules of our own, ${silent.length} silent where they are broken ${silent}`);
process.exit(ours.length > 0 && silent.length === 0 ? 0 : 1);
