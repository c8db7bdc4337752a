import { SearchUnavailable } from '@aism/search';

/** The work's result. @throws SearchUnavailable `time-out` when it takes longer than `ms` milliseconds */
export async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(
      () => refuse(new SearchUnavailable('time-out', 'the search engine did not answer in time')),
      ms,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
