import type { Mail, Mailer } from '../src/platform/mail/mailer.js';

interface World {
  readonly mailer: Mailer;
  /** Mails that arrived, by recipient and subject. */
  arrived(): Promise<readonly { to: string; subject: string; text: string }[]>;
  /** From now on the mail system refuses everything. */
  breakDown(): Promise<void>;
}

export const sampleMail: Mail = {
  to: 'somebody@test.example',
  subject: '审核结果：已通过',
  text: '您提交的场景已通过审核。\n第二行。',
  messageId: '<1@aism>',
};

/** What every mailer must do; run against the SMTP one and against the tests' fake. */
export function mailerContract(name: string, open: () => Promise<World>): void {
  describe(`${name} as a mailer`, () => {
    it('hands a Chinese mail over unchanged', async () => {
      const world = await open();
      await world.mailer.send(sampleMail);
      const { to, subject, text } = sampleMail;
      expect(await world.arrived()).toEqual([{ to, subject, text }]);
    });
    it('says so when the mail was not accepted', async () => {
      const world = await open();
      await world.breakDown();
      await expect(world.mailer.send(sampleMail)).rejects.toThrow();
      expect(await world.arrived()).toEqual([]);
    });
  });
}
