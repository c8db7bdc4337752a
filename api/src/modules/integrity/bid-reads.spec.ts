import { panelFiles, readBy } from './bid-reads.service.js';

const [id, bidId] = [
  '01a20083-0000-7000-8000-000000000001',
  '01a20083-0000-7000-8000-000000000002',
];
const read = (url: string, params: object = { id }, method = 'GET') =>
  readBy({ method, params, routeOptions: { url: `/api/v1${url}` } });

it('knows the routes that show bids: one bid, its files, the publisher’s list, the award desk, the panel’s files', () => {
  for (const url of ['/bids/:id', '/bids/:id/files/:fileId'])
    expect(read(url)).toEqual({ bidId: id, scenarioId: null });
  for (const url of ['/scenarios/:id/bids', '/scenarios/:id/award-desk'])
    expect(read(url)).toEqual({ bidId: null, scenarioId: id });
  expect(read(panelFiles, { id, bidId, fileId: id })).toEqual({ bidId, scenarioId: null });
});

it('counts no others, no writes and no nonsense', () => {
  expect(read('/scenarios/:id')).toBeNull();
  expect(read('/bids/:id', { id }, 'PATCH')).toBeNull();
  expect(read('/bids/:id', { id: 'x' })).toBeNull();
  expect(read(panelFiles, { id, bidId: 'x' })).toBeNull();
});
