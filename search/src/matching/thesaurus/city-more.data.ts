// More concepts of government, city, traffic, law, finance and daily life. Format: see technology.data.ts.
export const CITY_MORE = `
company-opening|企业开办|company registration|smart-approval|government|企业变更;开办变更;注册登记;工商登记;经营范围
construction-approval|工程建设审批|construction approval|smart-approval|government|施工许可;竣工验收;工程审批;联合审图
self-service|自助办理终端|self-service terminal|government-service|government|自助终端;办事终端;自助机;社区终端
one-thing|一件事一次办|one-stop matter|government-service|government|一件事;一次办;跨部门联办;联办;秒批
remote-assist|远程帮办|remote assistance|government-service|government|亲情代办;云窗口;远程协助;帮办代办;视频帮办
renewal|证照续期|certificate renewal|e-certificate|government|到期提醒;续证;证照到期;无感续期;换证
subsidy|补贴申领审核|subsidy review|policy-matching|government|补贴申领;资金审核;申报材料;奖补;用量真实性;核销审查
policy-parse|政策条件拆解|policy parsing|policy-matching|government|政策条款;条件拆解;政策图谱;政策计算器;政策问答
complaint-dispatch|诉求工单分派|complaint dispatching|hotline|government|工单去重;责任研判;诉求工单;回访;工单回访;网格诉求
government-document|公文写作|official document drafting|digital-official|government|公文起草;材料起草;讲话稿;公文校对;材料核对
government-training|政务培训|government training|digital-official|government|政务AI训练;公务员培训;数字公务员培育
statistics|统计调查|statistics and surveys|data-analytics|government|统计;普查;问卷;调查分析
archives|档案数字化|archive digitisation|document-understanding|government|档案;档案管理;卷宗数字化;历史档案
bidding|招投标监管|bidding supervision|market-regulation|government|围标串标;评标;招标;政府采购;投标
petition|信访处置|petition handling|hotline|government|信访;矛盾纠纷;调解;纠纷化解
discipline|监督审计预警|supervision warning|audit-tax|government|廉政;监察;权力监督;异常报销
foreign-service|涉外服务|service for foreigners|government-service|government|外籍;外国人;多语种政务;国际化服务
taiwan-service|台胞服务|service for Taiwan compatriots|cross-strait|government|台胞证;台企服务;惠台
business-environment|营商环境|business environment|government-service|government|企业诉求;涉企服务;包容审慎;企业画像
enterprise-profile|企业画像|enterprise profiling|data-analytics|government|企业标签;企业评价;产业招商;招商线索
investment-promotion|智慧招商|smart investment promotion|data-analytics|government|招商引资;招商;产业链招商;项目匹配
grid-terminal|网格终端|grid terminal|community|city|网格员;社区网格;巡查终端;网格巡查
property|物业服务|property service|community|city|小区;业主;报修;小区安防;电动车充电
rural|乡村治理|rural governance|community|city|乡村;村级;农村;数字乡村
street-order|市容秩序|street order|city-inspection|city|乱停放;共享单车;游商;店外经营;街面秩序
pothole|路面病害识别|road defect recognition|road-maintenance|city|坑洼;裂缝;路面破损;井盖异常;道路巡查
bridge|桥隧监测|bridge and tunnel monitoring|road-maintenance|transport|桥梁健康;隧道监测;结构健康;结构监测
lighting-city|智慧灯杆|smart lamp posts|city-brain|city|路灯;灯杆;多杆合一
sanitation|智慧环卫|smart sanitation|waste|city|清扫;道路保洁;垃圾清运;渣土车
drainage|泵闸调度|pump and gate dispatching|flood|city|泵闸;排涝泵站;泵站;调蓄;分钟级推演
waterlogging-forecast|内涝预报|waterlogging forecasting|flood|city|内涝点;积涝;淹没分析;雨水管网;城市积水
typhoon|台风应对|typhoon response|emergency|emergency|台风;台风影响;停工停课;防台风;台风预警;防台避险
evacuation|转移避险|evacuation|emergency|emergency|叫应;避险;人员转移;转移名单;群众转移;避险转移
landslide|边坡监测|slope monitoring|emergency|emergency|滑坡;山洪;微变形;边坡;地灾监测
forest-fire|森林防火|forest fire prevention|fire-safety|emergency|林火;火点识别;山火
electric-bike|电动车安全|electric bike safety|fire-safety|emergency|电动自行车;飞线充电;电梯识别
hazardous-chemical|危化品监管|hazardous chemicals|work-safety|emergency|危化品;危险化学品;化学品;重大危险源
confined-space|有限空间作业|confined space work|work-safety|emergency|受限空间;动火作业;作业票;特殊作业许可
mine-safety|矿山安全|mine safety|mining|emergency|露天矿;尾矿库;采空区
emergency-plan|应急预案推演|emergency plan simulation|emergency|emergency|预案推演;应急演练;辅助研判;指挥调度
emergency-supply|应急物资|emergency supplies|emergency|emergency|物资调配;救灾物资;应急通信
water-rescue|涉水安全|water safety|public-security|emergency|溺水;防溺水;沙滩;浴场;落水
crowd-safety|大客流安全|large crowd safety|crowd|emergency|踩踏;大型活动;活动安保;人群密度
traffic-accident|交通事故处理|traffic accident handling|traffic-management|transport|事故快处;事故定责;事故识别;违法识别
traffic-violation|非现场执法|off-site enforcement|traffic-management|transport|违停;超载;超限;违法抓拍
adaptive-signal|信号自适应控制|adaptive signal control|traffic-signal|transport|自适应信号;干线协调;信号协同;信号配时;路网信号
traffic-agent|交通智能体|traffic agent|traffic-management|transport|全域交通;出行智能体;交通大脑;交通研判
bus-network|公交线网优化|bus network optimisation|bus|transport|公交线网;班次;定制公交;公交排班
ferry|轮渡客运|ferry service|bus|transport|轮渡;渡轮;客运码头;上岛;船票预约
taxi|出租网约车|taxi and ride-hailing|bus|transport|出租车;巡游车;司机行为;疲劳驾驶
driver-monitor|驾驶行为监测|driver monitoring|traffic-management|transport|疲劳监测;分心驾驶;司机监测;主动安全
test-road|自动驾驶测试|autonomous driving testing|autonomous-driving|transport|道路测试;测试牌照;商用牌照;示范区;测试场景
roadside|路侧感知|roadside perception|v2x|transport|路侧设备;路侧感知单元;信息推送;全息路口
logistics-park|物流枢纽|logistics hub|supply-chain|logistics|物流园;货运枢纽;多式联运;公铁联运
contract-compliance|合规审阅|compliance review|contract-review|law|合同审阅;合规自查;出境合规;条款审查;申报材料审阅
case-search|类案检索|similar case search|judicial|law|法条检索;案例检索;裁判规则;法规检索
evidence-forensics|司法鉴定|forensic examination|judicial|law|电子取证;音视频鉴定;伪造检测;鉴定辅助;司法取证
notary|公证仲裁|notary and arbitration|legal-service|law|公证;仲裁;存证公证
labour-dispute|劳动争议|labour disputes|legal-service|law|劳动仲裁;欠薪;劳动合同
legal-aid|普法援助|legal aid|legal-service|law|法律援助;普法宣传;法律明白人
copyright-registration|版权登记|copyright registration|ip|law|作品登记;版权取证;登记取证;生成作品;侵权取证
patent-search|专利检索分析|patent search|ip|law|专利分析;查新;专利撰写;专利价值
trademark|商标审查|trademark examination|ip|law|商标检索;近似商标
loan-risk|经营贷风险模型|business loan risk model|risk-control|finance|经营贷;小微贷款;贷前调查;贷后管理;授信;风险模型
due-diligence|尽调报告|due diligence|risk-control|finance|尽职调查;商户尽调;尽调底稿;疑点;背景调查
aml|反洗钱|anti-money laundering|risk-control|finance|可疑交易;洗钱;交易监测
investment-research|投研分析|investment research|fin-advisory|finance|研报生成;公告解读;行情分析;财报分析
wealth|财富管理|wealth management|fin-advisory|finance|理财推荐;资产配置;客户经理
bank-service|银行服务|banking service|-|finance|网点;柜面;银行客服;信用卡
claims|保险理赔|insurance claims|insurance|finance|理赔;查勘;定损理赔;单证理赔;理赔审核
underwriting|保险定价|insurance pricing|insurance|finance|保费;精算;风险定价;费率
invoice|票据报销|invoices and expenses|audit-tax|finance|报销单;票据;发票识别;费用审核
financial-report|财务分析|financial analysis|audit-tax|finance|财报;预算管理;成本分析;财务机器人
tax-service|智慧税务|smart tax|audit-tax|finance|税收;办税;纳税;退税
supply-chain-finance|供应链金融|supply chain finance|bulk-trade|finance|应收账款;存货融资;动产质押;保理
employment|就业服务|employment service|human-resources|livelihood|岗位推荐;求职;零工;灵活就业;人才匹配
social-security|社会保险服务|social insurance service|human-resources|livelihood|养老金;工伤;失业;社保经办
consumer-protection|消费维权|consumer protection|market-regulation|livelihood|投诉举报;消费投诉;虚假宣传;价格监管
kitchen|明厨亮灶|transparent kitchen|food-safety|livelihood|后厨监管;食堂安全;从业人员着装;食品经营
food-trace|食品溯源|food traceability|food-safety|livelihood|农产品追溯;冷链食品;食材
pet|宠物服务|pet service|-|livelihood|宠物;宠物健康;犬只
funeral|殡葬服务|funeral service|civil-affairs|livelihood|殡葬;祭扫
disability|助残服务|disability service|civil-affairs|livelihood|残障;听力障碍;视力障碍;辅具
sign-language|手语翻译|sign language translation|accessibility|livelihood|手语数字人;手语;手语播报
guide-blind|视障辅助|aid for the blind|accessibility|livelihood|导盲;盲人;避障辅助;视障出行
charity|公益志愿|charity and volunteering|civil-affairs|livelihood|志愿服务;慈善;公益
housekeeping-robot|家务机器人|household robot|embodied|home|家务操作;叠衣;收纳;厨房机器人;家务
planning-review|规划审查|planning review|urban-planning|city|规划方案审查;控规;多规合一
land-use|自然资源监测|natural resource monitoring|remote-sensing|city|土地利用;违法用地;耕地保护;变化检测
old-city|城市更新|urban renewal|urban-planning|city|旧改;城中村;老旧小区;历史风貌
public-data|公共数据开放|open public data|data-circulation|government|公共数据;授权运营;数据供需;供需撮合;公共数据授权
talent-programme|人才服务|talent service|human-resources|government|高层次人才;人才政策;双百计划
`;
