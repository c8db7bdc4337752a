// `npm run verify-receipt -- FILE [--key FILE | --url URL]`: whether a receipt of a sealed bid is true.
// With --key (the server's signing key, as text or as GET /sealing-keys answers it) nothing is asked of anybody; with
// --url the platform's own record is asked, too. Exit code 0: true; 1: not; 2: could not be judged.
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { isSignedBy, parseReceipt, receiptHash } from '@aism/sealing';

const usage = 'Usage: npm run verify-receipt -- FILE [--key FILE | --url https://host]';

function end(code, line) {
  console.log(line);
  process.exit(code);
}

/** The signing key of a receipt in a key file: the bare base64 text, or the answer of GET /sealing-keys. */
function keyIn(text, keyId) {
  if (!text.trim().startsWith('{')) return text.trim();
  const { items } = JSON.parse(text);
  return items.find((key) => key.keyId === keyId && key.kind === 'signing')?.publicKey;
}

async function ask(url, text) {
  const response = await fetch(new URL('/api/v1/receipts/verifications', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  });
  if (!response.ok) end(2, `${url} answered ${response.status}`);
  return response.json();
}

let given;
try {
  given = parseArgs({
    allowPositionals: true,
    options: { key: { type: 'string' }, url: { type: 'string' } },
  });
} catch {
  end(2, usage);
}
const { values, positionals } = given;
if (positionals.length !== 1 || Boolean(values.key) === Boolean(values.url)) end(2, usage);
const text = fs.readFileSync(positionals[0], 'utf8');
const signed = parseReceipt(text);
if (!signed) end(1, 'NOT VALID: the file is no receipt.');
const { bidId, version, sealedAt, keyId } = signed.receipt;
const about = `bid ${bidId}, version ${version}, sealed at ${sealedAt}`;

if (values.key) {
  const key = keyIn(fs.readFileSync(values.key, 'utf8'), keyId);
  if (!key) end(2, `The key file does not hold the signing key ${keyId}.`);
  if (!(await isSignedBy(signed, key))) end(1, 'NOT VALID: the signature does not fit the text.');
  end(0, `VALID: ${about}; hash ${await receiptHash(signed.receipt)}`);
}
const verdict = await ask(values.url, text);
const differs = verdict.differs.length ? ` (${verdict.differs.join(', ')})` : '';
if (!verdict.valid) end(1, `NOT VALID: ${verdict.reason}${differs}`);
end(0, `VALID and on record: ${about}${verdict.superseded ? '; since replaced or withdrawn' : ''}`);
