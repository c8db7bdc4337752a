import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the code of this package lies: what is kept on disk is refused once it was made by other code. */
export const codeFolder = dirname(fileURLToPath(import.meta.url));
