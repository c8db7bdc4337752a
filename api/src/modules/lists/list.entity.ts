import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Grouping, ListLevel, ListSnapshot } from './list-snapshot.schemas.js';
import type { ListState } from './lists.schemas.js';

/** The table `lists`. */
@Entity('lists')
export class ScenarioList {
  @PrimaryColumn('uuid') id: string;
  @Column('int') version: number;
  @Column('text') no: string;
  @Column('int') year: number;
  @Column('text') level: ListLevel;
  @Column('int') seq: number;
  @Column('text', { nullable: true }) district: string | null;
  @Column('text', { nullable: true }) park: string | null;
  @Column('text') title: string;
  @Column('text') intro: string;
  @Column('text') state: ListState;
  @Column('text') grouping: Grouping;
  @Column('boolean') demo: boolean;
  @Column('jsonb', { nullable: true }) snapshot: ListSnapshot | null;
  @Column('text', { nullable: true }) hash: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') updatedAt: Date;
  @Column('timestamptz', { nullable: true }) publishedAt: Date | null;
}
