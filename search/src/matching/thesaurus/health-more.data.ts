// More concepts of medicine, public health, biopharma and sport. Format: see technology.data.ts.
export const HEALTH_MORE = `
lung-nodule|肺结节检测|lung nodule detection|medical-imaging|health|<胸部CT;<肺部影像;<肺癌早筛;<胸片;+结节
fracture|骨折影像|-fracture imaging|medical-imaging|health|骨折;<X光片;<四肢骨折;~骨龄;+骨科影像;<骨折提示
fundus|眼底筛查|-fundus screening|medical-imaging|health|<眼底照相;<糖网;<免散瞳;<糖尿病视网膜;~视网膜;眼底图像;~眼底相机;<视网膜病变;<眼底检查;~散瞳
cytology|细胞学筛查|cytology screening|pathology|health|<液基细胞;<玻片初筛;<细胞图像;细胞学;~细胞团;<液基;~玻片;~宫颈
endoscopy|内镜辅助|-endoscopy|medical-imaging|health|内镜;<胃肠镜;<息肉检测;<消化内镜;<软式内镜
endoscope-cleaning|内镜洗消追溯|-endoscope reprocessing|behaviour-recognition|health|<内镜清洗;+洗消;+清洗消毒;<洗消步骤;~清洗槽
ultrasound|超声诊断|ultrasound diagnosis|medical-imaging|health|+超声;<甲状腺结节
cardiac|心电诊断|ECG diagnosis|clinical-decision|health|心电图;心电;<房颤;+心血管;<心律失常
stroke|卒中救治|-stroke care|clinical-decision|health|卒中;<脑卒中;~胸痛中心;<溶栓;+急诊急救
emergency-department|急诊辅助|-emergency department support|clinical-decision|health|+急诊;+急救;<预检分诊;<急诊夜班;~急救员
icu|重症监护|intensive care|clinical-decision|health|ICU;<脓毒症
oncology|肿瘤诊疗|oncology|clinical-decision|health|肿瘤;<肝癌;癌症;<化疗
liver|肝病诊疗|-liver disease care|clinical-decision|health|肝病;肝胆;<乙肝;<脂肪肝
diabetes|糖尿病管理|diabetes care|chronic-disease|health|<血糖;<控糖;<胰岛素;~葡萄糖;~糖尿病人
hypertension|心血管管理|cardiovascular care|chronic-disease|health|<血压;<血压血糖
dental|口腔医疗|dentistry|medical-imaging|health|口腔;牙科;<正畸;<牙片
dermatology|皮肤诊断|dermatology|medical-imaging|health|皮肤病;<皮肤影像;<痤疮
rehabilitation|康复评定|rehabilitation assessment|rehab-robot|health|<居家康复;<运动康复训练;+精准康复
nursing|智能护理|-smart nursing|hospital-operation|health|<护理文书;<输液监测;~床旁;~护士;~病区;~护理员;<护理指导
ward|智慧病房|-smart ward|hospital-operation|health|+病房;<床旁交互;<查房;<研究型病房;~病床
operating-room|手术室管理|-operating room management|hospital-operation|health|<手术排程;~麻醉;<手术室资源
bed-allocation|床位调配|-bed allocation|hospital-operation|health|+床位
medical-coding|病案编码|medical coding|medical-record|health|<病案首页;编码员;~ICD;<疾病编码;<手术编码;<首页编码;~主诊断;<候选编码
drg|医保分组|-DRG grouping|medical-insurance|health|DRG分组;<分组预审;+入组;+医保支付
fraud-insurance|医保欺诈识别|insurance fraud detection|medical-insurance|health|骗保
voice-record|语音病历|-voice medical record|medical-record|health|<问诊语音;+语音录入;<门急诊语音;<床旁语音
record-quality|病历质控|-record quality control|medical-record|health|<内涵质控;<终末质控;<病案质控;<文书质控;~住院病历
pre-consultation|预问诊|-pre-consultation|triage|health|智能预问诊;<主诉病史;<采集主诉
hospital-navigation|院内导航|-hospital navigation|triage|health|院内导诊;~陪诊;~就诊提醒;+就诊流程;<位置指引
online-hospital|互联网医院|internet hospital|medical-consultation|health|<线上问诊;<远程会诊;+远程医疗;<复诊;<互联网诊疗
report-interpretation|报告解读|-report interpretation|medical-consultation|health|+体检报告;+影像报告;+报告生成;+检查报告
medication-reminder|用药管理|-medication management|prescription-review|health|<服药提醒;<用药依从;+药物管理;+患者用药;<依从性
adverse-reaction|药物警戒|pharmacovigilance|drug-regulation|biopharma|<不良反应监测;+药品安全
pharmacy|智慧药房|smart pharmacy|hospital-operation|health|+药房;<发药机;<静配中心;~药师
consumables|医用耗材管理|-consumables management|hospital-operation|health|耗材;<SPD;<送耗材
hospital-logistics|医院后勤|-hospital logistics|hospital-operation|health|<后勤安全;<医院停车;<被服;<医疗废物;<院内配送;~车位
hospital-economics|医院经济管理|-hospital economics|hospital-operation|health|+成本核算
tcm-tongue|舌面诊|-tongue and face diagnosis|tcm|health|<面诊;+体质辨识;+四诊;<脉诊;<舌象;<舌面;~面色;~证候倾向
tcm-heritage|名医传承|-TCM master heritage|tcm|health|<名老中医;<学术传承;~医案
tcm-formula|中药处方|-TCM prescription|tcm|health|+处方推荐;<方剂;~配伍;<遣方用药;<中药审方
acupuncture|针灸推拿|acupuncture and massage|rehab-robot|health|针灸;推拿;+理疗;+按摩
herb-identification|药材鉴别|-herb identification|herbal|biopharma|<性状鉴定;~饮片
herb-planting|药材种植|-herb cultivation|herbal|agriculture|<中药材种植;+生态种植;+种植系统
infant-jaundice|新生儿黄疸|-neonatal jaundice|maternal-child|health|<黄疸监测;~胆红素
child-growth|儿童生长发育|-child growth|maternal-child|health|<发育迟缓;<骨龄评估
myopia|近视防控|-myopia prevention|health-screening|health|<视力筛查;<近视
vaccine|疫苗接种管理|-vaccination management|infectious-disease|health|<查漏补种;接种;<免疫规划
epidemic-early|症候群监测|-syndromic surveillance|infectious-disease|health|~院感;~医院感染;+疾病暴发;<聚集性;症候群
radiation|放射防护|-radiation protection|occupational-health|health|~染色体畸变;<放射剂量;<辐射监测
psychological-screening|心理筛查|-psychological screening|mental-health|health|<心理危机筛查;~学生心理;<抑郁筛查;心理测评;<危机筛查;~干预服务
sleep|睡眠健康|-sleep health|mental-health|health|<失眠;+睡眠
cognitive|认知障碍筛查|-cognitive screening|elderly-care|health|<阿尔茨海默;认知症;<失智
fall-detection|跌倒检测|fall detection|elderly-care|livelihood|跌倒;<跌倒感知;~独居老人;~一键呼叫;<跌倒呼叫;~离床
home-elderly|居家养老|-home care|elderly-care|livelihood|<居家照护;<养老机构;~长护险;<家庭病床;<养老院;~失能老人;~护理员
nursing-assessment|失能评估|-disability assessment|elderly-care|livelihood|
nutrition|营养膳食|nutrition|chronic-disease|health|<膳食;+营养;<饮食管理;<配餐
family-doctor|家庭医生服务|-family doctor service|follow-up|health|<家医签约;~随访外呼;~慢病随访;<家庭医生随访;~季度随访
health-record|健康档案|health record|medical-data|health|居民健康;<区域全民健康
medical-dataset|医疗数据标注|-medical data annotation|data-annotation|health|<医学影像标注;<病历标注;医疗数据集;<医学问答数据
multi-centre|多中心研究|multi-centre study|medical-research|health|多中心;<多中心联邦;<队列研究;+联邦
trial-matching|受试者筛选|-trial recruitment|clinical-trial|biopharma|<患者招募;<入组筛选;<受试者预筛;~入组;~受试者;~入排标准;<筛选患者
trial-design|试验方案设计|trial design|clinical-trial|biopharma|+方案设计;<样本量;<终点与样本量;<拟定终点
target-discovery|靶点发现|target discovery|drug-discovery|biopharma|+靶点;<药物靶点;<候选靶点;~组学
molecule-generation|分子生成|molecule generation|drug-discovery|biopharma|<先导化合物;<ADMET;<分子对接;<合成路线;<设计小分子;~成药性
protein|蛋白质设计|protein design|drug-discovery|biopharma|<抗体设计;<酶设计;~蛋白结构
vaccine-development|疫苗研发|vaccine development|drug-discovery|biopharma|<抗原设计;<mRNA
visible-particles|灯检异物检测|-visible particle inspection|biopharma-manufacturing|biopharma|<注射剂灯检;可见异物;灯检机;~西林瓶;灯检;~玻屑;<双工位复核
pharma-process|制药工艺优化|-pharmaceutical process optimisation|biopharma-manufacturing|biopharma|<发酵优化;<纯化;<批生产;<连续制造;~原料溯源;~收率
csv|计算机化系统验证|computerised system validation|biopharma-manufacturing|biopharma|+系统验证;<审计追踪;<电子批记录;<计算机化系统;~验证文件
device-registration|器械注册资料|-device registration dossier|medical-device|biopharma|+注册资料;<注册申报;<临床评价;~注册证;<补正
ivd|体外诊断|in vitro diagnostics|medical-device|biopharma|<诊断试剂;<POCT;<检验试剂;<免疫检测;~尿液;~试纸;<体外诊断试剂
sports-rehab|运动损伤康复|-sports injury rehabilitation|sport-training|sport|<扭伤
posture|体态评估|-posture assessment|body-health|sport|体态;<青少年体态;~脊柱;<脊柱体态
exercise-prescription|运动处方|-exercise prescription|body-health|sport|<健身指导;<科学健身;~健身点
physical-test|体测评分|-physical test scoring|body-health|sport|体测;体育考试;+自动评分;<跳绳计数;<引体向上;<跳绳;<仰卧起坐;<立定跳远
race-medical|赛事医疗保障|-race medical support|sport-event|sport|~路跑;~赛道;~医疗风险;<马拉松医疗;<猝倒;~中暑;~急救员;~步态失稳
ball-games|球类技战术分析|-ball game analysis|sport-training|sport|+技战术;<比赛视频;<球类比赛;~球员;~两台固定相机
running|跑步骑行分析|-running and cycling analysis|sport-training|sport|<跑姿;<骑行;<步频;<跑步;~疲劳与补给
sailing|水上运动|-water sports|sport-event|sport|<帆船;<皮划艇;<龙舟;<水上赛事
esports|电子竞技|esports|sport-event|sport|电竞
`;
