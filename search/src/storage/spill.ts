/*
 * A place beside the memory for bytes that are seldom read: texts that only explanations and highlights show. The memory
 * of the process then holds where they are, the system's file cache holds what is read often.
 */

/** Keeps bytes elsewhere. All calls answer at once: who reads has to. */
export interface Spill {
  /** Keeps bytes. @returns their address, or null where there is no room: then the caller keeps them itself */
  keep(bytes: Uint8Array): number | null;
  /** Fills `into` with the bytes from an address on. @throws Error where they cannot be read */
  read(address: number, into: Uint8Array): void;
  /** Gives the room of kept bytes back. */
  free(address: number, length: number): void;
  close(): void;
}
