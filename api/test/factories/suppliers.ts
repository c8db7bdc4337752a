import { v7 as uuidv7 } from 'uuid';
import type { TestApp } from '../app.js';
import { anOrganisation, type TestAccount } from './identity.js';

interface CapabilityGiven {
  organisationId?: string | null;
  makerName?: string;
  title?: string;
  summary?: string;
  description?: string;
  state?: 'draft' | 'published' | 'archived';
  technologies?: readonly string[];
  sectors?: readonly string[];
  demo?: boolean;
}

/** A capability of a new supplier, published unless said otherwise; `organisationId: null` makes it unclaimed. */
export async function aCapability(app: TestApp, given: CapabilityGiven = {}): Promise<string> {
  const id = uuidv7();
  const unclaimed = given.organisationId === null;
  const organisationId = unclaimed ? null : (given.organisationId ?? (await anOrganisation(app)));
  await app.source.query(
    `insert into capabilities (id, organisation_id, maker_name, unclaimed, demo, state, title, summary, description,
       kind, technologies, sectors, source, published_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'product', $10, $11, $12,
       case when $6 = 'draft' then null else app_now() end)`,
    [
      id,
      organisationId,
      unclaimed ? (given.makerName ?? '示例制造者') : null,
      unclaimed,
      given.demo ?? false,
      given.state ?? 'published',
      given.title ?? '产线外观缺陷视觉检测系统',
      given.summary ?? '用工业相机和小样本学习识别划痕、脏污和缺料。',
      given.description ?? '部署在产线旁的边缘工控机上，十分钟换型，支持误检复判与样本回流。',
      given.technologies ?? ['vision'],
      given.sectors ?? ['industry'],
      unclaimed ? { title: '公开名录', url: null, licence: 'MIT' } : null,
    ],
  );
  return id;
}

/** A capability published through the API by an owner or editor of a supplier, with its events. @returns its id */
export async function aPublishedCapability(
  app: TestApp,
  supplier: TestAccount,
  fields: Record<string, unknown> = {},
): Promise<string> {
  const { cookie, organisationId } = supplier;
  const drafted = await app.request('POST', '/capabilities', {
    cookie,
    body: {
      organisationId,
      title: '产线外观缺陷视觉检测系统',
      summary: '用工业相机和小样本学习识别划痕、脏污和缺料。',
      description: '部署在产线旁的边缘工控机上，十分钟换型，支持误检复判与样本回流。',
      kind: 'product',
      technologies: ['vision'],
      sectors: ['industry'],
      ...fields,
    },
  });
  const { id } = drafted.body as { id: string };
  const published = await app.request('POST', `/capabilities/${id}/publications`, { cookie });
  if (published.status >= 300) throw new Error(`${drafted.text} ${published.text}`);
  return id;
}
