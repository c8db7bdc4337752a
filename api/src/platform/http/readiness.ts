import { Injectable } from '@nestjs/common';

export type PartState = 'ready' | 'degraded' | 'starting';

/** Parts of the process report their own state here; /readyz sums them up. */
@Injectable()
export class Readiness {
  private readonly probes = new Map<string, () => PartState | Promise<PartState>>();

  register(name: string, probe: () => PartState | Promise<PartState>): void {
    this.probes.set(name, probe);
  }

  async parts(): Promise<Record<string, PartState>> {
    const states = await Promise.all(
      [...this.probes].map(async ([name, probe]) => [name, await probe()] as const),
    );
    return Object.fromEntries(states);
  }
}
