import { lookup as resolve } from 'node:dns';
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Networks that an address from outside must not lead into (RFC 6890 and its like): this machine, the inner ones. */
const inner: readonly [string, number, 'ipv4' | 'ipv6'][] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['::', 127, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];

const refused = new BlockList();
for (const [network, bits, family] of inner) refused.addSubnet(network, bits, family);

/** What came back; a body longer than the limit is an error. */
export interface OutgoingAnswer {
  readonly ok: boolean;
  readonly status: number;
  json(): Promise<unknown>;
}
export interface OutgoingRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

const mostBytes = 32 * 1024 * 1024;

/** An address that leads into an inner network, or is none. */
export class OutgoingRefused extends Error {
  override readonly name = 'OutgoingRefused';
}

/**
 * Sends requests to addresses that somebody configured. The check is on the address that is connected to, so a name that
 * changes its answer between two look-ups gets no further; redirects are not followed.
 * @param allowed networks (CIDR, comma-separated) that are inner and yet wanted
 */
export function outgoing(
  allowed = '',
): (url: string, request: OutgoingRequest) => Promise<OutgoingAnswer> {
  const wanted = new BlockList();
  for (const network of allowed
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    wanted.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  const mayReach = (address: string): boolean => {
    // ::ffff:10.0.0.1 is 10.0.0.1.
    const bare = address.replace(/^::ffff:(?=\d+\.)/i, '');
    const family = isIP(bare) === 6 ? 'ipv6' : 'ipv4';
    return wanted.check(bare, family) || !refused.check(bare, family);
  };
  const lookup: LookupFunction = (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 4);
      const reachable = found.filter(({ address }) => mayReach(address));
      const [first] = reachable;
      if (!first)
        return done(new OutgoingRefused('the address leads into an inner network'), '', 4);
      if (options.all) return done(null, reachable);
      return done(null, first.address, first.family);
    });
  };
  return (url, request) => send(new URL(url), request, { lookup, mayReach });
}

interface Guard {
  lookup: LookupFunction;
  mayReach(address: string): boolean;
}

function send(
  url: URL,
  { method, headers, body, signal }: OutgoingRequest,
  { lookup, mayReach }: Guard,
): Promise<OutgoingAnswer> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A literal address is connected to without a look-up.
  if (isIP(host) && !mayReach(host))
    return Promise.reject(new OutgoingRefused('the address leads into an inner network'));
  const start = url.protocol === 'https:' ? secure : plain;
  return new Promise((resolved, rejected) => {
    const call = start(url, { method, headers, lookup, signal }, (answer) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > mostBytes) answer.destroy(new Error('the answer is too long'));
        else chunks.push(chunk);
      });
      answer.on('error', rejected);
      answer.on('end', () => {
        const status = answer.statusCode ?? 0;
        resolved({
          ok: status >= 200 && status < 300,
          status,
          json: async () => JSON.parse(Buffer.concat(chunks).toString()) as unknown,
        });
      });
    });
    call.on('error', rejected);
    call.end(body);
  });
}
