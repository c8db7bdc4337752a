import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language } from '../../platform/http/actor.js';

/** A person's account. After erasure only the id is left, which the event log refers to. */
@Entity('users')
export class User {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text', nullable: true, unique: true }) email: string | null;
  @Column({ type: 'text' }) displayName: string;
  @Column({ type: 'text', nullable: true }) passwordHash: string | null;
  @Column({ type: 'text', default: 'zh-CN' }) language: Language;
  @Column({ type: 'timestamptz', default: () => 'app_now()' }) createdAt: Date;
  @Column({ type: 'timestamptz', default: () => 'app_now()' }) updatedAt: Date;
  /** When a link sent to the address was opened; null: it may be somebody else's. */
  @Column({ type: 'timestamptz', nullable: true }) emailProvedAt: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) erasedAt: Date | null;
}
