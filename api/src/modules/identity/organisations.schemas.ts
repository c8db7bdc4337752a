import { z } from 'zod';
import { csv, id, line, link, text, timeOut } from '../../platform/schemas.js';
import { page, pageQuery } from '../../platform/http/pagination.js';

export const organisationKind = z.enum([
  'government',
  'enterprise',
  'healthcare',
  'research',
  'park',
]);
const state = z.enum(['pending', 'approved', 'rejected', 'suspended']);
/** Codes of the taxonomy (GB/T 2260); `city` stands for the whole of Xiamen. */
const district = z.enum(['city', 'siming', 'haicang', 'huli', 'jimei', 'tongan', 'xiangan']);
const park = z.enum(['torch', 'software-park', 'ftz', 'ai-park', 'biobay', 'science-city']);

/** What an organisation says of itself; all of it is public. */
const fields = {
  name: line(2, 80),
  shortName: line(1, 24),
  kind: organisationKind,
  /** ISO 3166-1; `TW` for Taiwan. Only `CN` has credit codes. */
  country: z.string().regex(/^[A-Z]{2}$/),
  creditCode: line(1, 40).nullable(),
  registrationNumber: line(1, 60).nullable(),
  district: district.nullable(),
  park: park.nullable(),
  intro: text(0, 1000),
  website: link.nullable(),
  publishes: z.boolean(),
  supplies: z.boolean(),
  teamSize: z.int().min(0).max(10_000_000).nullable(),
  founded: z.int().min(1000).max(2200).nullable(),
};

export const newOrganisation = z
  .strictObject({
    ...fields,
    country: fields.country.default('CN'),
    creditCode: fields.creditCode.default(null),
    registrationNumber: fields.registrationNumber.default(null),
    district: fields.district.default(null),
    park: fields.park.default(null),
    intro: fields.intro.default(''),
    website: fields.website.default(null),
    teamSize: fields.teamSize.default(null),
    founded: fields.founded.default(null),
  })
  .meta({ id: 'NewOrganisation' });
export type NewOrganisation = z.infer<typeof newOrganisation>;

export const editOrganisation = z.strictObject(fields).partial().meta({ id: 'EditOrganisation' });
export type EditOrganisation = z.infer<typeof editOrganisation>;

/** The public view: no person, no mail, no phone. */
const publicFields = {
  id,
  name: z.string(),
  shortName: z.string(),
  kind: organisationKind,
  country: z.string(),
  creditCode: z.string().nullable(),
  registrationNumber: z.string().nullable(),
  district: z.string().nullable(),
  park: z.string().nullable(),
  intro: z.string(),
  website: z.string().nullable(),
  publishes: z.boolean(),
  supplies: z.boolean(),
  teamSize: z.int().nullable(),
  founded: z.int().nullable(),
  state,
  demo: z.boolean(),
  version: z.int(),
  createdAt: timeOut,
  actions: z.array(z.string()),
};
export const organisationSummary = z.object(publicFields).meta({ id: 'OrganisationSummary' });
export const organisationPage = page(organisationSummary, 'OrganisationPage');

export const organisationDetail = z
  .object({
    ...publicFields,
    /** Null for everybody but members and reviewers. */
    reviewNote: z.string().nullable(),
  })
  .meta({ id: 'OrganisationDetail' });
export type OrganisationDetail = z.infer<typeof organisationDetail>;

export const organisationQuery = pageQuery.extend({
  q: z.string().trim().max(100).optional(),
  kind: csv(organisationKind).optional(),
  district: csv(district).optional(),
  role: z.enum(['publisher', 'supplier']).optional(),
});
export type OrganisationQuery = z.infer<typeof organisationQuery>;

export const review = z
  .strictObject({
    decision: z.enum(['approve', 'reject', 'suspend', 'reinstate']),
    note: text(0, 1000).default(''),
  })
  .meta({ id: 'OrganisationReview' });
export type Review = z.infer<typeof review>;
