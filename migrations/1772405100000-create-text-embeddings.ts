import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Vectors of public texts by content, so that each is embedded once a model; which row says which; and what waits. */
export class CreateTextEmbeddings1772405100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table text_embeddings (
        model text not null,
        hash text not null,
        vector bytea not null,
        created_at timestamptz not null default app_now(),
        primary key (model, hash)
      );

      create table row_embeddings (
        side text not null check (side in ('demand', 'supply')),
        row_id uuid not null,
        model text not null,
        hash text not null,
        primary key (side, row_id),
        foreign key (model, hash) references text_embeddings (model, hash)
      );

      create table embedding_wants (
        side text not null check (side in ('demand', 'supply')),
        row_id uuid not null,
        since timestamptz not null default clock_timestamp(),
        primary key (side, row_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table embedding_wants; drop table row_embeddings; drop table text_embeddings;',
    );
  }
}
