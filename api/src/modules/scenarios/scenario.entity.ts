import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ScenarioState, ContentValues } from './scenario-fields.schemas.js';
import type { ReviewDesk } from './scenario-review-rules.js';

const money = {
  type: 'bigint',
  nullable: true,
  transformer: {
    to: (value: number | null) => value,
    from: (value: string | number | null) => (value === null ? null : Number(value)),
  },
} as const;
const list = { type: 'text', array: true, default: [] } as const;
const optional = { type: 'text', nullable: true } as const;

/** The table `scenarios`; contacts, versions and reviews are rows of their own. */
@Entity('scenarios')
export class Scenario implements Omit<ContentValues, 'deadline'> {
  @PrimaryColumn('uuid') id: string;
  @Column('int') version: number;
  @Column('uuid') organisationId: string;
  @Column('boolean') demo: boolean;
  @Column('text') state: ScenarioState;

  @Column('text') title: string;
  @Column('text') summary: string;
  @Column('text') problem: string;
  @Column('jsonb') baseline: ContentValues['baseline'];
  @Column('jsonb') target: ContentValues['target'];
  @Column(list) sectors: string[];
  @Column(list) technologies: string[];
  @Column(list) districts: string[];
  @Column(optional) park: string | null;
  @Column(optional) sizeClass: ContentValues['sizeClass'];
  @Column('jsonb') resources: ContentValues['resources'];
  @Column(list) cooperationModes: string[];
  @Column(optional) procedure: ContentValues['procedure'];
  @Column(optional) takers: ContentValues['takers'];
  @Column(optional) proofOfConcept: string | null;
  @Column(optional) procurementUrl: string | null;
  @Column(optional) procurementNo: string | null;
  @Column(money) budgetMinFen: number | null;
  @Column(money) budgetMaxFen: number | null;
  @Column('text') currency: 'CNY';
  @Column('boolean', { nullable: true }) smeReserved: boolean | null;
  @Column(list) constraints: string[];
  @Column(list) mustHave: string[];
  @Column(list) niceToHave: string[];
  @Column('boolean') firstUse: boolean;
  @Column(optional) expectedStart: string | null;
  @Column('timestamptz', { nullable: true }) deadline: Date | null;
  @Column(optional) acceptanceTest: string | null;
  @Column('jsonb', { nullable: true }) source: ContentValues['source'];
  @Column(optional) externalId: string | null;

  @Column('text') similarText: string;
  @Column('int') publishedVersion: number;
  @Column(optional) closedEarlyNote: string | null;
  @Column(optional) exitReason: string | null;
  @Column(optional) exitNote: string | null;
  @Column(optional) reviewStep: 'own' | 'platform' | null;
  @Column(optional) reviewDesk: ReviewDesk | null;
  @Column('timestamptz', { nullable: true }) reviewDue: Date | null;
  @Column('boolean') reviewOverdue: boolean;
  @Column(optional) reviewFor: 'intent' | null;
  @Column('uuid', { nullable: true }) claimedBy: string | null;
  @Column('timestamptz', { nullable: true }) publishAt: Date | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') updatedAt: Date;
  @Column('timestamptz', { nullable: true }) submittedAt: Date | null;
  @Column('timestamptz', { nullable: true }) publishedAt: Date | null;
  @Column('timestamptz', { nullable: true }) exitedAt: Date | null;
}
