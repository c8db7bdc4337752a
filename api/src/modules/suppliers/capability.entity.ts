import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CapabilityContent, CapabilityState } from './capability-fields.schemas.js';

const list = { type: 'text', array: true, default: [] } as const;
const optional = { type: 'text', nullable: true } as const;
const number = { type: 'int', nullable: true } as const;
const money = {
  type: 'bigint',
  nullable: true,
  transformer: {
    to: (value: number | null) => value,
    from: (value: string | number | null) => (value === null ? null : Number(value)),
  },
} as const;

/** One offer of a supplier, or an unclaimed entry compiled from a public source. */
@Entity('capabilities')
export class Capability implements CapabilityContent {
  @PrimaryColumn('uuid') id!: string;
  @Column('int') version!: number;
  @Column({ type: 'uuid', nullable: true }) organisationId!: string | null;
  @Column(optional) makerName!: string | null;
  @Column('boolean') unclaimed!: boolean;
  @Column('boolean') demo!: boolean;
  @Column('text') state!: CapabilityState;
  @Column('text') title!: string;
  @Column('text') summary!: string;
  @Column('text') description!: string;
  @Column('text') kind!: CapabilityContent['kind'];
  @Column(list) technologies!: string[];
  @Column(list) sectors!: string[];
  @Column(list) deployments!: CapabilityContent['deployments'];
  @Column(list) constraints!: string[];
  @Column(number) maturity!: number | null;
  @Column('jsonb') cases!: CapabilityContent['cases'];
  @Column(number) capacity!: number | null;
  @Column('int') busy!: number;
  @Column(list) districts!: string[];
  @Column(list) priceModes!: CapabilityContent['priceModes'];
  @Column(money) priceMinFen!: number | null;
  @Column(money) priceMaxFen!: number | null;
  @Column(number) leadTimeDays!: number | null;
  @Column('jsonb') filings!: CapabilityContent['filings'];
  @Column('boolean') firstVersion!: boolean;
  @Column(number) teamSize!: number | null;
  @Column('jsonb', { nullable: true }) source!: CapabilityContent['source'];
  @Column(optional) externalId!: string | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
  @Column('timestamptz', { nullable: true }) publishedAt!: Date | null;
}
