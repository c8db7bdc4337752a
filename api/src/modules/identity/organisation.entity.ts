import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OrganisationState } from './organisation.lifecycle.js';

export type OrganisationKind = 'government' | 'enterprise' | 'healthcare' | 'research' | 'park';

/** A legal person: by its credit code, or from elsewhere by country and registration number. */
@Entity('organisations')
export class Organisation {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text' }) shortName: string;
  @Column({ type: 'text' }) kind: OrganisationKind;
  @Column({ type: 'text', default: 'CN' }) country: string;
  @Column({ type: 'text', nullable: true }) creditCode: string | null;
  @Column({ type: 'text', nullable: true }) registrationNumber: string | null;
  /** Code of the taxonomy; null outside Xiamen. */
  @Column({ type: 'text', nullable: true }) district: string | null;
  @Column({ type: 'text', nullable: true }) park: string | null;
  @Column({ type: 'text', default: '' }) intro: string;
  @Column({ type: 'text', nullable: true }) website: string | null;
  @Column({ type: 'boolean', default: false }) publishes: boolean;
  @Column({ type: 'boolean', default: false }) supplies: boolean;
  @Column({ type: 'int', nullable: true }) teamSize: number | null;
  @Column({ type: 'int', nullable: true }) founded: number | null;
  @Column({ type: 'text' }) state: OrganisationState;
  /** The reviewer's word to the organisation; not public. */
  @Column({ type: 'text', nullable: true }) reviewNote: string | null;
  @Column({ type: 'boolean', default: false }) demo: boolean;
  @Column({ type: 'int', default: 1 }) version: number;
  @Column({ type: 'timestamptz', default: () => 'app_now()' }) createdAt: Date;
  @Column({ type: 'timestamptz', default: () => 'app_now()' }) updatedAt: Date;
}
