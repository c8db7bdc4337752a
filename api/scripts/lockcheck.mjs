// Does the lock file hold every platform's optional packages? `npm ci` refuses one that does not, on the first
// machine of another kind. Packages whose lock can be complete are pinned in the root package.json (overrides).
import fs from 'node:fs';
import path from 'node:path';
import { root } from './run/settings.mjs';

const { packages } = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
const nameOf = (place) => place.replace(/^.*node_modules\//, '');
const locked = new Set(Object.keys(packages).map(nameOf));

const faults = Object.entries(packages).flatMap(([place, entry]) => {
  const missing = Object.keys(entry.optionalDependencies ?? {}).filter((name) => !locked.has(name));
  return missing.length ? [`${nameOf(place)}@${entry.version} lacks ${missing.join(', ')}`] : [];
});

for (const fault of faults) console.error(fault);
console.log(faults.length ? 'package-lock.json is incomplete' : 'package-lock.json is complete');
process.exitCode = faults.length ? 1 : 0;
