// Reads a PDF from stdin and prints the text of each page as JSON: jest cannot import the reader, which imports lazily.
import { buffer } from 'node:stream/consumers';
import { extractText, getDocumentProxy } from 'unpdf';

const bytes = await buffer(process.stdin);
const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), {
  mergePages: false,
});
process.stdout.write(JSON.stringify(text));
