import { parentPort, workerData } from 'node:worker_threads';
import { drawList } from './list-pdf-maker.js';
import type { ListPdf } from './list-pdf-facts.js';

/** The drawing thread: one list, its bytes, the end. */
const bytes = await drawList(workerData as ListPdf);
parentPort?.postMessage(bytes);
