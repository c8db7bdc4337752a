// Concepts of medicine, public health, biopharma and sport. Format: see technology.data.ts.
export const HEALTH_CONCEPTS = `
medical-imaging|医学影像辅助诊断|medical imaging diagnosis|vision|health|+医学影像;+影像诊断;<阅片;<读片;<肺结节;医学影像诊断;影像辅助诊断;~放射科;<X光;<核磁;<超声影像;<眼底;<MR;医学影像智能;<区域影像;<薄层 ct
imaging-quality|医学影像质控|-imaging quality control|medical-imaging|health|<摄片质量;~影像检查质量;~质控效率
pathology|病理诊断|pathology|medical-imaging|health|<病理切片;<细胞学筛查;<宫颈癌筛查;+病理;~玻片;~细胞团;~病理医师;<全玻片;~病理科
clinical-decision|临床辅助决策|clinical decision support|decision-support|health|<CDSS;<临床专病;+辅助诊疗;+辅助诊断;+诊断支持;~诊疗方案;+临床诊疗;+智能诊疗;<多学科会诊;<诊断推荐;<鉴别诊断;~医嘱;~院内指南;<专科临床
primary-care|基层全科辅助|-primary care support|clinical-decision|health|~全科医生;+基层医疗;~基层医疗卫生机构;~社区医院;~家庭医生;+全科;基层全科
surgery-planning|手术规划|surgery planning|clinical-decision|health|术前规划;~手术方案;<微创;+手术
radiotherapy|放疗靶区勾画|radiotherapy contouring|medical-imaging|health|+放射治疗;+放疗;<靶区定位;<轮廓自动勾画;<精准放疗
triage|智能分诊导诊|-triage and guidance|-|health|<导诊;<分诊;<门诊分诊;<就诊科室推荐;<预问诊;~就医咨询;~陪诊;~主诉;<导诊客服
medical-consultation|医疗问答咨询|-medical consultation|knowledge-base|health|<问诊;<在线问诊;<智能问诊;医疗咨询;医疗问答;+医疗大模型;+医学大模型;~医患对话;<中文问诊;医疗健康对话;<问诊模型;医疗对话;+中文医疗;+中文医学
follow-up|智能随访|follow-up|voice-outbound|health|随访;+院后管理;<患者管理;~满意度调查;<随访电话;~诊后;<随访分析
medical-record|病历生成|medical record generation|text-generation|health|+电子病历;病历书写;病历辅助生成;+医疗文书;+病案;+病历;~主诉;<现病史;<出院小结
prescription-review|处方审核|-prescription review|-|health|审方;<合理用药;<处方点评;<前置审核;+用药指导;+临床用药;~用药提醒;~药师;<用药冲突;<规范审核
medical-insurance|医保智能审核|-medical insurance audit|-|health|医保审核;<DRG;<DIP;~核保;+医保;<医保审核规则
health-insurance|商业健康险|-commercial health insurance|-|finance|健康险;<保险产品设计;<智能核保;+理赔
tcm|中医药智能化|-traditional Chinese medicine AI|-|health|+中医;<中医诊疗;<中医四诊;~经络;<中医大模型;+中医药;<中医处方;~名中医;<治未病;~舌象;~面色;~证候;~体质类型;<中医药大模型;<中医知识
herbal|中药材|Chinese herbs|tcm|biopharma|+中药;<中药饮片;<药材鉴定;<中药材种植;<饮片
hospital-operation|医院精细化管理|-hospital operation management|-|health|医院管理;<医疗质量管理;<床位管理;<手术室管理;<手术排程;<医务人员管理;~医务人员;~医疗质量
medical-device-management|医疗设备管理|-medical equipment management|hospital-operation|health|~设备利用率;<耗材管理;<医用耗材;<药房管理
chronic-disease|慢病管理|chronic disease management|-|health|慢性病管理;慢性病;<糖尿病;<高血压;+健康管理;+健康监测;慢病;~糖尿病人
health-screening|疾病筛查预测|disease screening|-|health|<早期筛查;疾病筛查;+风险评估;~遗传性疾病;<早筛;<体检;+健康风险;<初筛
mental-health|心理健康服务|mental health service|-|health|<心理咨询;心理健康;<心理评估;<心理危机;<心理大模型;<心理疏导;~共情对话;<心理对话;~心理问题;~心理状态;<心理自助;<多轮心理对话
infectious-disease|传染病监测|infectious disease surveillance|-|health|疫情监测;传染病;+公共卫生;+疾控;<症候群监测;<流调;+卫生应急;~疫苗;<突发传染病;<院内感染
maternal-child|妇幼健康|-maternal and child health|-|health|<新生儿;<黄疸;<生长发育;+婴幼儿;<孕产;<儿童健康
occupational-health|职业健康|occupational health|-|health|<职业病;~放射剂量;<职业卫生
elderly-care|智慧养老|elderly care|-|livelihood|养老;+老年人健康;+老年人;<跌倒检测;<助老;+护理;+适老化;~智能病床;<失能;~老年患者;~护理员;+银发
childcare|智慧托育|-childcare|-|livelihood|托育;+幼儿园;<托育机构;<婴幼儿照护
surgical-robot|手术机器人|surgical robot|robotics|health|<腔镜机器人;<骨科机器人;<穿刺机器人
rehab-robot|康复机器人|rehabilitation robot|robotics|health|+康复训练;<外骨骼;+康复;<针灸推拿机器人;<按摩机器人;~推拿;<康复训练设备;~神经受损;+精准康复
disinfection-robot|消毒机器人|disinfection robot|robotics|health|+消杀;+消毒
rescue-robot|救援机器人|rescue robot|robotics|emergency|<搜救机器人;<灭火机器人;<消防机器人;~紧急医学救援
medical-data|医疗数据|medical data|data-service|health|<全民健康;+健康数据;医疗健康数据;<影像中心;+健康信息;<居民健康信息
medical-education|医学教育|medical education|-|education|医学教学;<虚拟病人;<患者虚拟人;<医学仿真;<医学实训;~医学科普;~健康科普
medical-research|医学科研|medical research|research|health|<临床研究;+科研辅助;<真实世界;<文献挖掘;<研究型病房;<患者招募;~基因组;~组学
medical-device|医疗器械|medical device|-|biopharma|<AI医疗器械;<医疗器械注册;<二类器械;+药械;<二类医疗器械;<三类医疗器械;~审评要点
drug-discovery|药物研发|drug discovery|-|biopharma|<靶点发现;<分子生成;<虚拟筛选;+创新药;~化合物;~蛋白质结构;~小分子;<AI制药;+新药;~成药性;<候选靶点;~创新药企;~效果预测
clinical-trial|临床试验|clinical trial|drug-discovery|biopharma|<临床试验设计;<受试者招募;<临床试验辅助;<试验方案;<入排标准;<临床试验方案;~伦理委员会
biopharma-manufacturing|生物制药生产|-biopharma manufacturing|smart-manufacturing|biopharma|~制药工艺;<疫苗生产;+药品生产;~GMP;<原料溯源;<发酵;<细胞培养;+制药;+药厂
drug-regulation|药品监管|drug regulation|-|biopharma|<药品评价;~不良反应;<药物警戒
bioinformatics|生物信息|bioinformatics|research|biopharma|<蛋白质组;<转录组;<基因测序;<单细胞;+生物医学大模型;+生物医药;+生物医学
sport-training|运动训练分析|sport training analysis|pose|sport|<体能训练;~运动康复;~运动损伤;+健身;<健身器材;~运动处方;<跑步机
sport-event|赛事服务|-sport event service|-|sport|<马拉松;体育赛事;<赛事直播;<帆船;+赛事
body-health|体育健康|-sport and health|-|sport|运动健康;<体质监测;<体测;+健体;+全民健身;<青少年体质
`;
