// More concepts of education, culture, media, commerce, software and research. Format: see technology.data.ts.
export const SERVICE_MORE = `
lab-grading|实验操作评分|lab operation grading|behaviour-recognition|education|理化生实验;实验考试;操作评分;实验操作;过程化评分
math-diagnosis|错因诊断|error diagnosis|learning-analytics|education|数学错因;错题分析;分层作业;讲评;知识点诊断
essay-grading|作文批改|essay grading|homework-grading|education|英语作文;写作批改;作文评分
oral-practice|口语陪练|oral practice|speech-assessment|education|英语听说;对话练习;口语对练;外语陪练
classroom-analysis|课堂分析|classroom analysis|learning-analytics|education|课堂行为;师生互动;听评课;教学质量分析
teacher-assistant|教师助手|teacher assistant|lesson-preparation|education|教师备课;教学设计;教师减负;教学助手
course-generation|课程资源生成|course resource generation|lesson-preparation|education|教学资源;微课;课程生成;题库
question-bank|智能组卷|test generation|homework-grading|education|组卷;命题;出卷;试题生成
exam-proctor|智能监考|exam proctoring|student-safety|education|监考;考场;作弊识别
student-portrait|学生画像|student profiling|learning-analytics|education|综合素质;成长档案;学业预警
vocational|职业技能实训|vocational training|talent-training|education|技能实训;职业教育;产教融合;工匠;实操考核
ai-curriculum|人工智能课程|AI curriculum|talent-training|education|AI通识;编程教育;微专业;人工智能教育;AI素养
special-education|特殊教育|special education|smart-education|education|孤独症;自闭症;特教
early-education|学前教育|early education|childcare|education|幼教;亲子;绘本;儿童启蒙
campus-service|校园服务|campus service|student-safety|education|学工;校务;宿舍;教务;迎新
university-research|高校科研管理|university research management|research|education|科研管理;成果转化;技术转移
reading|阅读推广|reading|smart-education|education|图书馆;阅读;借阅;图书推荐
scenic-guide|多语种导览|multilingual guide|tour-guide|culture-tourism|多语导览;AR导览;文物讲解;语音导览;街区导览
itinerary|行程规划|itinerary planning|smart-tourism|culture-tourism|旅游规划;线路推荐;攻略;旅游助手
hotel|酒店民宿服务|hotel service|smart-tourism|culture-tourism|酒店;民宿;前台;客房
cruise|邮轮旅游|cruise tourism|smart-tourism|culture-tourism|邮轮;游轮;海岛旅游;海岛景区
ticketing|票务预约|ticketing|crowd|culture-tourism|预约入园;门票;错峰;分时预约
night-economy|夜间经济|night economy|immersive|culture-tourism|夜景;灯光秀;演艺
cultural-relic|文物保护修复|relic conservation|museum|culture-tourism|文物修复;文物监测;病害识别;古建筑;老建筑
exhibit|数字展陈|digital exhibition|museum|culture-tourism|展陈;数字展厅;虚拟展览;云展览
nanyin|南音与地方戏|local opera and music|intangible-heritage|culture-tourism|南音;高甲戏;歌仔戏;闽南语戏剧;戏曲
ancient-books|古籍整理|ancient book processing|intangible-heritage|culture-tourism|古籍;典籍;碑刻;文言
minnan-corpus|闽南语语料|Minnan corpus|dataset|media|方言语料;闽南语语音语料;方言数据集;闽南语对话
short-drama|短剧出海|short drama export|film-dubbing|media|短剧;微短剧;海外短剧;网剧;影视出海
subtitle|字幕翻译|subtitle translation|translation|media|字幕;字幕重建;双语字幕;字幕生成
dubbing-minnan|方言配音|dialect dubbing|film-dubbing|media|闽南语配音;动画配音;角色配音
script|剧本创作|script writing|film-production|media|剧本;分镜;脚本生成;编剧
virtual-production|虚拟拍摄|virtual production|film-production|media|虚拟制片;LED影棚;预演;影棚
vfx|影视特效|visual effects|film-production|media|特效;渲染;云渲染;抠像
short-video|短视频创作|short video creation|video-generation|media|短视频;宣传片;短片;视频脚本;口播
live-commerce|直播电商|live commerce|e-commerce|commerce|直播脚本;直播间;主播;商品视频;直播运营
news|新闻采编|news production|media-production|media|采编;新闻写作;选题;新闻稿
broadcast|智慧广电|smart broadcasting|media-production|media|广电;电视;播控;应急广播
audio-book|有声内容|audio content|speech-synthesis|media|有声书;播客;有声读物;朗读
game-npc|游戏智能角色|game characters|animation-game|media|游戏NPC;游戏测试;游戏美术;关卡
game-engine|游戏引擎适配|game engine adaptation|animation-game|software|游戏引擎;引擎适配;图形引擎
creative-design|创意设计|creative design|image-generation|media|平面设计;包装设计;品牌设计;设计稿
fashion|服装设计|fashion design|image-generation|commerce|服装款式;虚拟试衣;面料设计;试衣
product-image|商品图生成|product image generation|image-generation|commerce|商品图;详情页;电商图片;产品图
copywriting|营销文案|marketing copy|marketing|commerce|广告文案;种草;文案写作;文案创作
crm|客户经营|customer management|marketing|commerce|客户管理;会员运营;客户画像;销售线索;CRM
sales-assistant|销售助手|sales assistant|marketing|commerce|销售话术;智能陪练;外呼销售;报价助手
store|门店客流分析|store traffic analysis|retail|commerce|门店客流;陈列;货架;连锁门店;巡店
replenishment|智能补货|smart replenishment|inventory|commerce|补货;补货助手;缺货;门店补货
catering|智慧餐饮|smart catering|retail|commerce|餐厅;点餐;菜品识别;炒菜机器人
product-selection|选品分析|product selection|e-commerce|commerce|选品;竞品分析;爆款预测;商品评价分析
cross-border-ec|跨境电商运营|cross-border e-commerce|e-commerce|commerce|跨境卖家;海外电商;独立站;多平台运营
price-optimisation|智能定价|smart pricing|retail|commerce|动态定价;价格优化;促销优化
call-centre|呼叫中心|call centre|customer-service|commerce|坐席;坐席辅助;热线机器人;语音客服;工单小结
enterprise-knowledge|企业知识管理|enterprise knowledge management|knowledge-base|software|企业知识;文档管理;制度问答;知识中台;问答中枢
office-assistant|办公助手|office assistant|enterprise-management|software|智能办公;邮件助手;日程;办公智能体
rpa|流程自动化|process automation|enterprise-management|software|RPA;流程机器人;自动填报;流程挖掘
erp-ai|企业管理软件智能化|AI in enterprise software|enterprise-management|software|ERP;财务共享;人力系统;业务中台
hr-assistant|招聘助手|recruiting assistant|human-resources|software|简历筛选;面试;招聘机器人;员工培训
testing|软件测试|software testing|software-development|software|测试用例;自动化测试;回归测试;缺陷定位
requirement|需求分析工程|requirements engineering|software-development|software|需求文档;原型设计;产品设计文档
database|数据库运维|database operation|aiops|software|数据库迁移;国产数据库;SQL优化;数据库
network-ops|网络运维|network operation|telecom|software|网络故障;基站运维;网络大模型;网络优化
satellite|卫星应用|satellite application|remote-sensing|research|卫星;遥感卫星;卫星互联网;星座
meteorology|气象服务|weather service|ocean-weather|research|气象;天气预报;精细化预报;气象预警
chemistry|化学研究|chemistry research|research|research|化学大模型;催化;反应预测;化学合成
physics|流体仿真|fluid simulation|simulation|research|流体力学;湍流;CFD;有限元;空气动力
astronomy|天文研究|astronomy|research|research|天文大模型;望远镜;天体
paper-reading|论文助手|paper assistant|literature-mining|research|论文阅读;论文写作;综述生成;学术检索
tech-transfer|科技成果转化|technology transfer|patent-analysis|research|成果转化;技术经纪;技术需求;供需对接
industry-map|产业图谱|industry map|patent-analysis|research|产业链图谱;算力产业图谱;产业监测;产业链分析
standard-lab|标准与认证|standards and certification|standards|research|标准验证;检测认证;国际认证;标准实验室
innovation-platform|创新平台|innovation platform|incubation|research|创新中心;公共服务平台;联合实验室;创新联合体
maker|创业训练营|startup camp|incubation|research|创业团队;初创团队;创业辅导;大赛
ai-contest|人工智能大赛|AI competition|incubation|research|大赛;赛题;挑战赛;竞赛
scenario-opening|场景开放|scenario opening|testbed|government|应用场景;场景清单;场景验证;首试首用;机会清单
demonstration|示范应用|demonstration project|testbed|government|标杆案例;示范项目;示范基地;样板
consortium|创新联合体|innovation consortium|incubation|research|联合体;联合攻关;产学研;揭榜挂帅
robot-leasing|机器人租赁|robot leasing|finance-leasing|commerce|月租;按月租用;租赁试用;机器人租用
managed-service|托管运营服务|managed service|finance-leasing|commerce|托管;代运营;运维外包;节能服务
consulting|咨询规划服务|consulting|-|commerce|咨询;规划咨询;数字化诊断;诊断服务
integration|系统集成|system integration|-|software|集成服务;总集成;软硬一体;系统对接
localisation|本地化翻译|localisation|translation|media|本地化;游戏本地化;多语种文档;翻译记忆
interpretation|同声传译|simultaneous interpretation|translation|media|同传;会议翻译;实时口译;语音翻译
language-portal|多语种门户|multilingual portal|translation|government|多语种网站;外语门户;多语种服务;多语种客服
`;
