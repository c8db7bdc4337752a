import { Inject, Injectable, SetMetadata, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { Tx } from '../database/transaction.js';
import type { EventDefinition, RecordedEvent } from './define-event.js';

const onceKey = 'aism:on';
const followKey = 'aism:follow';

/**
 * A once-only subscriber: runs in the worker, in a transaction with its delivery row; it must re-read
 * the row the event speaks of and may run again after a failure. The name is stored: never rename it.
 */
export const On = (name: string, ...events: readonly EventDefinition[]) =>
  SetMetadata(onceKey, { name, types: events.map((e) => e.type) });

/** A cache in this process: called in every process, in event order, after each commit. */
export const Follow = (...events: readonly EventDefinition[]) =>
  SetMetadata(followKey, { types: events.map((e) => e.type) });

export type OnceHandler = (event: RecordedEvent, tx: Tx) => Promise<void>;
export type FollowHandler = (events: readonly RecordedEvent[]) => Promise<void> | void;
interface OnceSubscriber {
  readonly name: string;
  readonly types: readonly string[];
  readonly handle: OnceHandler;
}
interface Follower {
  readonly types: readonly string[];
  readonly handle: FollowHandler;
}

/** Finds subscribers by their decorators, so that there is no central event map to edit. */
@Injectable()
export class SubscriberRegistry implements OnModuleInit {
  private readonly once = new Map<string, OnceSubscriber>();
  private readonly following: Follower[] = [];

  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    for (const wrapper of this.discovery.getProviders()) {
      const instance: unknown = wrapper.instance;
      if (typeof instance !== 'object' || instance === null) continue;
      const prototype: unknown = Object.getPrototypeOf(instance);
      if (typeof prototype !== 'object' || prototype === null) continue;
      for (const method of this.scanner.getAllMethodNames(prototype))
        this.register(instance, method);
    }
  }

  /** Adds a subscriber that is not a decorated method (search sources declare theirs as data). */
  addOnce(name: string, types: readonly string[], handle: OnceHandler): void {
    if (this.once.has(name)) throw new Error(`subscriber ${name} is declared twice`);
    this.once.set(name, { name, types, handle });
  }

  /** Adds a follower that is not a decorated method. */
  addFollower(types: readonly string[], handle: FollowHandler): void {
    this.following.push({ types, handle });
  }

  /** Names of the once-only subscribers of a type. */
  of(type: string): string[] {
    return [...this.once.values()].filter((s) => s.types.includes(type)).map((s) => s.name);
  }

  handler(name: string): OnceHandler | undefined {
    return this.once.get(name)?.handle;
  }

  followers(): readonly Follower[] {
    return this.following;
  }

  private register(instance: object, method: string): void {
    const member = (instance as Record<string, unknown>)[method];
    if (typeof member !== 'function') return;
    const once = this.reflector.get<{ name: string; types: string[] } | undefined>(onceKey, member);
    if (once) this.addOnce(once.name, once.types, member.bind(instance) as OnceHandler);
    const follow = this.reflector.get<{ types: string[] } | undefined>(followKey, member);
    if (follow)
      this.following.push({ types: follow.types, handle: member.bind(instance) as FollowHandler });
  }
}
