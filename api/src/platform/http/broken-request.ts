import type { Socket } from 'node:net';
import { requestErrors } from '../errors.js';

/** Answers a request that is not HTTP (raw bytes in the address, endless headers) with a problem, too. */
export function refuseBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
  const isLong = error.code === 'HPE_HEADER_OVERFLOW';
  const problem = requestErrors(isLong ? 'too-large' : 'malformed-request');
  const status = isLong ? '431 Request Header Fields Too Large' : '400 Bad Request';
  const body = JSON.stringify({
    type: `urn:aism:problem:${problem.code}`,
    title: problem.sentence('zh-CN'),
    status: isLong ? 431 : 400,
    code: problem.code,
    detail: problem.sentence('en'),
    params: {},
    errors: [],
    requestId: '',
  });
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
