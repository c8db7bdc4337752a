import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { evidenceKinds } from './capability-fields.schemas.js';
import type { EvidenceState } from './evidence.lifecycle.js';

/** Proof of one claim, with the time for which it holds. */
@Entity('evidence')
export class Evidence {
  @PrimaryColumn('uuid') id!: string;
  @Column('int') version!: number;
  @Column('uuid') capabilityId!: string;
  @Column('text') kind!: (typeof evidenceKinds)[number];
  @Column('text') title!: string;
  @Column('text') issuer!: string;
  @Column({ type: 'text', nullable: true }) number!: string | null;
  @Column({ type: 'text', nullable: true }) link!: string | null;
  @Column({ type: 'date', nullable: true }) validFrom!: string | null;
  @Column({ type: 'date', nullable: true }) validUntil!: string | null;
  @Column('text') state!: EvidenceState;
  @Column({ name: 'review_note', type: 'text', nullable: true }) reviewGround!: string | null;
  @Column({ type: 'uuid', nullable: true }) reviewerId!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) reviewedAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
}
