import { createServer, type Server, type Socket } from 'node:net';
import type { Mail, Mailer } from '../src/platform/mail/mailer.js';

/** A mailer that keeps what it is given; `down` makes it refuse. */
export class FakeMailer implements Mailer {
  readonly forgets = true;
  readonly sent: Mail[] = [];
  down = false;

  send(mail: Mail): Promise<void> {
    if (this.down) return Promise.reject(new Error('the mail server is down'));
    this.sent.push(mail);
    return Promise.resolve();
  }
}

/** Just enough of an SMTP server to receive what nodemailer sends on loopback. */
export class SmtpReceiver {
  readonly raw: string[] = [];
  refusing = false;
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();

  async start(): Promise<string> {
    this.server = createServer((socket) => this.talk(socket));
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    const address = this.server.address();
    return `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  private talk(socket: Socket): void {
    this.sockets.add(socket);
    let pending = '';
    let message: string | null = null;
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      pending += chunk.toString('utf8');
      if (message === null && pending.startsWith('DATA')) {
        pending = pending.slice(pending.indexOf('\r\n') + 2);
        message = '';
        socket.write('354 go on\r\n');
      }
      if (message !== null) {
        const end = pending.indexOf('\r\n.\r\n');
        if (end < 0) return;
        this.raw.push(pending.slice(0, end));
        pending = '';
        message = null;
        socket.write('250 taken\r\n');
        return;
      }
      for (let end = pending.indexOf('\r\n'); end >= 0; end = pending.indexOf('\r\n')) {
        const line = pending.slice(0, end);
        pending = pending.slice(end + 2);
        socket.write(this.reply(line));
      }
    });
    socket.write('220 receiver\r\n');
  }

  private reply(line: string): string {
    if (/^(EHLO|HELO|RSET|NOOP)/i.test(line)) return '250 hello\r\n';
    if (/^QUIT/i.test(line)) return '221 bye\r\n';
    return this.refusing ? '451 not today\r\n' : '250 fine\r\n';
  }
}
