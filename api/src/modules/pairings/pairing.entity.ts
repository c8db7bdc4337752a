import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { PairingAnswer, PairingState, Side } from './pairing.lifecycle.js';

/** One scenario and one capability brought together. */
@Entity('pairings')
export class Pairing {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') scenarioId!: string;
  @Column('uuid') capabilityId!: string;
  @Column('uuid') demandOrganisationId!: string;
  @Column('uuid') supplyOrganisationId!: string;
  @Column('text') state!: PairingState;
  @Column('text') openedBy!: Side | 'matchmaker';
  @Column('text') note!: string;
  @Column('text', { nullable: true }) demandAnswer!: PairingAnswer | null;
  @Column('text', { nullable: true }) supplyAnswer!: PairingAnswer | null;
  @Column('timestamptz', { nullable: true }) demandAnsweredAt!: Date | null;
  @Column('timestamptz', { nullable: true }) supplyAnsweredAt!: Date | null;
  @Column('boolean') demandAgreed!: boolean;
  @Column('boolean') supplyAgreed!: boolean;
  @Column('text', { nullable: true }) endedBy!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('text', { nullable: true }) reasonNote!: string | null;
  @Column('text', { nullable: true }) resumeState!: PairingState | null;
  @Column('timestamptz', { nullable: true }) parkedUntil!: Date | null;
  @Column('timestamptz', { nullable: true }) meetingAt!: Date | null;
  @Column('timestamptz', { nullable: true }) mutualAt!: Date | null;
  @Column('timestamptz') openedAt!: Date;
  @Column('timestamptz') activeAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('boolean') demo!: boolean;
  @VersionColumn() version!: number;
}
