import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A mail address is proved by a link sent to it. Proved already are accounts that came by such a link (an
 * invitation), those a command made (demonstration, first administrator) and holders of a platform role;
 * all others are asked at their next visit.
 */
export class ProveMailAddresses1772403000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table users add column email_proved_at timestamptz;
      update users u set email_proved_at = app_now()
      where u.email like '%@demo.example'
        or exists (select 1 from user_roles r where r.user_id = u.id)
        or exists (select 1 from invitations i where i.accepted_by = u.id);

      create table mail_proofs (
        id uuid primary key,
        user_id uuid not null references users (id),
        token_hash text not null unique,
        created_at timestamptz not null default app_now(),
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index mail_proofs_user on mail_proofs (user_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table mail_proofs; alter table users drop column email_proved_at;');
  }
}
