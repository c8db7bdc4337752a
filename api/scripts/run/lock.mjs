// One supervisor per data folder: a second one would share, and at its end stop, the first one's database.
import fs from 'node:fs';
import path from 'node:path';
import { alive, commandLine } from '../pg/processes.mjs';

/** The living supervisor of `folder`, if there is one. */
export function holder(folder) {
  const file = path.join(folder, 'supervisor.pid');
  if (!fs.existsSync(file)) return undefined;
  const pid = Number(fs.readFileSync(file, 'utf8'));
  // The command line guards against a reused process id.
  const ours = pid > 0 && pid !== process.pid && alive(pid);
  return ours && /api.scripts.\w+\.mjs/.test(commandLine(pid)) ? pid : undefined;
}

/** Takes `folder` for this process, or ends it with a sentence saying who has it. Returns the release. */
export function takeDataFolder(folder) {
  fs.mkdirSync(folder, { recursive: true });
  const pid = holder(folder);
  if (pid !== undefined) {
    console.error(
      `Another copy runs on ${folder} (process ${pid}). Stop it, or start this one with its own DATA_DIR and PORT.`,
    );
    process.exit(1);
  }
  const file = path.join(folder, 'supervisor.pid');
  fs.writeFileSync(file, String(process.pid));
  return () => fs.rmSync(file, { force: true });
}
