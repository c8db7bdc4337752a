// Every sentence the core can say, by code, as i18next templates in both languages. The API serves them as data and
// the web translates the codes in `params` (constraint, sector, technology, resource) with its taxonomy.

export interface ReasonText {
  'zh-CN': string;
  en: string;
}

const text = (zh: string, en: string): ReasonText => ({ 'zh-CN': zh, en });

const REASONS: Record<string, ReasonText> = {
  'concept.demand': text(
    '对方具备“{{offered}}”，对应需求中的“{{wanted}}”',
    'Offers {{offeredEn}}, which answers the need for {{wantedEn}}',
  ),
  'concept.supply': text(
    '需求要“{{wanted}}”，正是贵方的“{{offered}}”',
    'Needs {{wantedEn}}, which is your {{offeredEn}}',
  ),
  'words.demand': text(
    '双方描述都提到：{{words, list}}',
    'Both descriptions mention: {{words, list}}',
  ),
  'words.supply': text(
    '双方描述都提到：{{words, list}}',
    'Both descriptions mention: {{words, list}}',
  ),
  'musts.demand': text(
    '{{total}} 项硬性要求中，对方说明覆盖 {{covered}} 项，如“{{requirement}}”',
    'Covers {{covered}} of {{total}} requirements, such as “{{requirement}}”',
  ),
  'musts.supply': text(
    '{{total}} 项硬性要求中，贵方说明覆盖 {{covered}} 项，如“{{requirement}}”',
    'You cover {{covered}} of {{total}} requirements, such as “{{requirement}}”',
  ),
  'nices.for': text(
    '还满足 {{covered}} / {{total}} 项加分要求',
    'Also meets {{covered}} of {{total}} wishes',
  ),
  'cases.for': text(
    '有 {{count}} 个案例，其中有与本场景相近的',
    'Cases to show: {{count}}, some close to this scenario',
  ),
  'technologies.for': text(
    '所需技术方向一致：{{technologies, list}}',
    'Works in the wanted technology: {{technologies, list}}',
  ),
  'technologies.against': text(
    '所需技术方向只有部分一致',
    'Covers the wanted technology only in part',
  ),
  'sectors.for': text(
    '同在该行业：{{sectors, list}}',
    'Works in the same sector: {{sectors, list}}',
  ),
  'sectors.against': text('未说明做过该行业', 'Names other sectors only'),
  'constraints.for': text(
    '满足约束条件（已核验或自述）：{{met, list}}',
    'Meets the constraints (proved or stated): {{met, list}}',
  ),
  'evidence.for': text(
    '有 {{count}} 项已核验且在有效期内的证明',
    'Verified and valid proofs: {{count}}',
  ),
  'evidence.against': text(
    '提交的证明均已失效或被退回',
    'All proofs given have expired or were rejected',
  ),
  'maturity.for': text('技术成熟度 {{trl}} 级', 'Technology readiness level {{trl}}'),
  'maturity.against': text(
    '技术成熟度 {{trl}} 级，尚需打磨',
    'Technology readiness level {{trl}} is still early',
  ),
  'first-version.for': text(
    '首版次产品，适合首试首用',
    'A first-version product, fit for first use',
  ),
  'price.for': text('报价在预算之内', 'The price is within the budget'),
  'price.against': text('报价高于预算', 'The price is above the budget'),
  'lead.for': text('能在计划时间前交付', 'Can deliver before the planned start'),
  'lead.against': text('交付会晚约 {{days}} 天', 'Would deliver late, by about {{days}} d'),
  'district.for': text('服务范围包含该区', 'Serves this district'),
  'district.against': text('服务范围未包含该区', 'Does not name this district'),
  'record.for': text(
    '既往 {{good}} 次获得认可（中选、试点验收、愿意对接或已达成合作）',
    'Taken before: {{good}} (bids won, pilots accepted, pairings welcomed or agreed)',
  ),
  'record.against': text(
    '既往 {{bad}} 次未成（未中选或对方婉拒）',
    'Not taken before: {{bad}} (bids lost or pairings declined)',
  ),
  'claim.against': text(
    '待认领条目：来自公开资料，尚无企业确认',
    'Unclaimed entry from public sources, not confirmed by its maker',
  ),
  'home-sector.for': text(
    '需求来自贵方所在行业：{{sectors, list}}',
    'Comes from your sector: {{sectors, list}}',
  ),
  'home-sector.against': text('需求来自贵方未说明的行业', 'Comes from a sector you have not named'),
  'budget.for': text('预算够得上贵方报价', 'The budget reaches your price'),
  'budget.against': text('预算低于贵方报价', 'The budget is below your price'),
  'capacity.for': text('贵方还可同时承接 {{free}} 个项目', 'Projects you can still take: {{free}}'),
  'capacity.against': text('贵方在手项目已满', 'Your capacity is full'),
  'resources.for': text('对方开放：{{resources, list}}', 'They open: {{resources, list}}'),
  'cooperation.for': text(
    '合作方式与贵方计价方式相合',
    'The way of cooperating suits your pricing',
  ),
  'cooperation.against': text(
    '合作方式与贵方计价方式不合',
    'The way of cooperating does not suit your pricing',
  ),
  'time.for': text('距截止还有 {{days}} 天', '{{days}} days left'),
  'time.against': text('距截止只剩 {{days}} 天', 'Only {{days}} days left'),
  'start.for': text('贵方交付周期赶得上计划时间', 'Your lead time meets the planned start'),
  'start.against': text(
    '按贵方交付周期会晚约 {{days}} 天',
    'With your lead time about {{days}} days late',
  ),
  'place.for': text('在贵方服务范围内', 'Within your service area'),
  'place.against': text('不在贵方已填服务范围内', 'Outside the service area you named'),
  'clarity.for': text(
    '现状、目标或验收标准写得清楚',
    'Baseline, target or acceptance test are stated',
  ),
  'first-use.for': text(
    '首试首用场景，欢迎首版次产品',
    'A first-use scenario, open to first versions',
  ),
  'ownerless.against': text(
    '条目尚未认领，没有人能应答',
    'The entry is unclaimed, nobody can answer',
  ),
  none: text('文字中没有直接依据，仅供参考', 'No direct evidence in the texts; for reference only'),
};

const GAPS: Record<string, ReasonText> = {
  'must.uncovered': text(
    '未说明能否满足：“{{requirement}}”',
    'Does not say whether it meets “{{requirement}}”',
  ),
  'gate.deployment-met': text(
    '部署方式符合（{{constraint}}）',
    'The deployment meets {{constraint}}',
  ),
  'gate.deployment-unknown': text(
    '待补充：能否按“{{constraint}}”部署',
    'To be filled in: deployment for {{constraint}}',
  ),
  'gate.deployment-unmet': text(
    '不满足“{{constraint}}”：仅提供 {{deployments, list}} 部署',
    'Does not meet {{constraint}}: offers {{deployments, list}} only',
  ),
  'gate.certificate-met': text(
    '“{{constraint}}”已由“{{title}}”证明',
    '{{constraint}} is proved by “{{title}}”',
  ),
  'gate.certificate-unknown': text(
    '待补充：“{{constraint}}”的证明',
    'To be filled in: proof of {{constraint}}',
  ),
  'gate.certificate-expired': text(
    '不满足“{{constraint}}”：“{{title}}”在交付时已失效',
    'Does not meet {{constraint}}: “{{title}}” will have expired',
  ),
  'gate.certificate-rejected': text(
    '不满足“{{constraint}}”：“{{title}}”未通过核验',
    'Does not meet {{constraint}}: “{{title}}” was rejected',
  ),
  'gate.filing-claimed': text(
    '自述备案号 {{filingNo}}，备案材料尚未核验',
    'States filing number {{filingNo}}; the filing itself is not verified yet',
  ),
  'gate.claimed': text(
    '自述满足“{{constraint}}”，尚未核验',
    'States that it meets {{constraint}}, not verified yet',
  ),
  'missing.supply.technologies': text('待补充：技术方向', 'To be filled in: technologies'),
  'missing.supply.sectors': text('待补充：服务行业', 'To be filled in: sectors'),
  'missing.supply.cases': text('待补充：案例', 'To be filled in: cases'),
  'missing.supply.evidence': text(
    '待补充：资质与检测证明',
    'To be filled in: certificates and test reports',
  ),
  'missing.supply.maturity': text('待补充：技术成熟度', 'To be filled in: maturity'),
  'missing.supply.priceMinFen': text('待补充：报价', 'To be filled in: price'),
  'missing.supply.leadTimeDays': text('待补充：交付周期', 'To be filled in: lead time'),
  'missing.supply.districts': text('待补充：服务区域', 'To be filled in: districts served'),
  'missing.supply.capacity': text('待补充：可并行项目数', 'To be filled in: capacity'),
  'missing.demand.mustHave': text('待补充：硬性要求', 'To be filled in: requirements'),
  'missing.demand.budgetMaxFen': text('待补充：预算', 'To be filled in: budget'),
  'missing.demand.resources': text('待补充：开放的资源', 'To be filled in: resources opened'),
  'missing.demand.cooperationModes': text(
    '待补充：合作方式',
    'To be filled in: way of cooperating',
  ),
  'missing.demand.expectedStart': text('待补充：计划时间', 'To be filled in: planned start'),
  'missing.demand.baseline': text('待补充：现状数据', 'To be filled in: baseline figures'),
  'missing.demand.target': text('待补充：目标数据', 'To be filled in: target figures'),
};

const CHANGES: Record<string, ReasonText> = {
  'change.certificate': text(
    '取得“{{constraint}}”证明并通过核验后',
    'With a verified proof of {{constraint}}',
  ),
  'change.deployment': text('支持“{{constraint}}”部署后', 'With a deployment for {{constraint}}'),
  'change.capability': text(
    '补上“{{requirement}}”的说明与能力后',
    'With “{{requirement}}” covered',
  ),
  'change.capacity': text('腾出一个项目名额后', 'With one project slot free'),
  'change.price': text('报价降到预算之内后', 'With a price within the budget'),
  'change.claim': text('条目被认领后', 'Once the entry is claimed'),
};

const EXPOSURE: Record<string, ReasonText> = {
  'exposure.up': text(
    '曝光调节：近期展示偏少，排序上调 {{percent}}%，得分不变',
    'Exposure: shown less than its share lately, moved up by {{percent}}%; its score is unchanged',
  ),
  'exposure.down': text(
    '曝光调节：近期展示偏多，排序下调 {{percent}}%，得分不变',
    'Exposure: shown more than its share lately, moved down by {{percent}}%; its score is unchanged',
  ),
  'exposure.turn': text(
    '曝光调节：许久未展示，今日轮到；得分不变',
    'Exposure: not shown for some time, today is its turn; its score is unchanged',
  ),
};

const PARTNERS: Record<string, ReasonText> = {
  'gap.must': text('{{requirement}}', '{{requirement}}'),
  'gap.wish': text('{{requirement}}', '{{requirement}}'),
  'gap.gate': text('{{constraint}}', '{{constraint}}'),
  'gap.concept': text('{{wanted}}', '{{wantedEn}}'),
  'must.partly': text(
    '只部分说明能满足：“{{requirement}}”',
    'Says only in part that it meets “{{requirement}}”',
  ),
  'concept.uncovered': text('未提到“{{wanted}}”', 'Does not mention {{wantedEn}}'),
  'partner.says': text('能力说明写到：“{{found}}”', 'Its description says “{{found}}”'),
  'partner.covers': text('能力说明的用词覆盖了这一项', 'The words of its description cover this'),
};

/** Codes of reasons, gaps, gates, changes, exposure and partners with their templates. */
export const REASON_TEXTS: Readonly<Record<string, ReasonText>> = {
  ...REASONS,
  ...GAPS,
  ...CHANGES,
  ...EXPOSURE,
  ...PARTNERS,
};
