import { api, newKey, putBytes, read } from '../../api/client';
import type { components } from '../../api/schema';

export type BidFile = components['schemas']['BidDraftFile'];

const at = (bidId: string, fileId: string) => ({
  params: { path: { id: bidId, fileId } },
});

export interface Upload {
  bidId: string;
  file: File;
  purpose: BidFile['purpose'];
  /** A file whose upload stopped on the way; it goes on with what is missing. */
  begun?: BidFile | undefined;
  /** Told after each chunk: how much of it is with the server, 0–1. */
  onProgress: (share: number) => void;
}

/**
 * Sends a file in chunks.
 * @returns its id
 * @throws Problem; what arrived stays, and the same call with `begun` goes on from there
 */
export async function uploadFile({
  bidId,
  file,
  purpose,
  begun,
  onProgress,
}: Upload): Promise<string> {
  const id = begun?.id ?? newKey();
  // How much a chunk holds is the server's to say.
  const { chunkBytes, received: arrived } =
    begun ??
    (await read(
      api.PUT('/api/v1/bids/{id}/files/{fileId}', {
        ...at(bidId, id),
        body: { name: file.name, size: file.size, purpose },
      }),
    ));
  const received = new Set(arrived);
  const chunks = Math.max(1, Math.ceil(file.size / chunkBytes));
  for (let no = 0; no < chunks; no++) {
    if (!received.has(no)) {
      const part = file.slice(no * chunkBytes, (no + 1) * chunkBytes);
      const bytes = new Uint8Array(await part.arrayBuffer());
      await putBytes(`/bid-files/${id}/chunks/${no}`, bytes);
    }
    onProgress((no + 1) / chunks);
  }
  await read(api.POST('/api/v1/bids/{id}/files/{fileId}/completions', at(bidId, id)));
  return id;
}

export const removeFile = (bidId: string, fileId: string) =>
  read(api.DELETE('/api/v1/bids/{id}/files/{fileId}', at(bidId, fileId)));
