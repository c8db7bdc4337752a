// More concepts of education, culture, media, commerce, software and research. Format: see technology.data.ts.
export const SERVICE_MORE = `
lab-grading|实验操作评分|-lab operation grading|behaviour-recognition|education|<理化生实验;实验考试;+实验操作;<理化生;<滴加;<滴定;<过程分;<实验操作过程;<中考实验
math-diagnosis|错因诊断|-error diagnosis|learning-analytics|education|<数学错因;<错题分析;~讲评;<知识点诊断
essay-grading|作文批改|-essay grading|homework-grading|education|~作文;+批改;<逐句批改
oral-practice|口语陪练|oral practice|speech-assessment|education|<英语听说;+陪练;英语听说陪练
classroom-analysis|课堂分析|classroom analysis|learning-analytics|education|<师生互动;<听评课
teacher-assistant|教师助手|-teacher assistant|lesson-preparation|education|<教师备课;<教学设计
course-generation|课程资源生成|-course resource generation|lesson-preparation|education|<教学资源;<微课;<题库
question-bank|智能组卷|-test generation|homework-grading|education|<命题;<出卷;<试题生成
exam-proctor|智能监考|-exam proctoring|student-safety|education|监考;~考场
student-portrait|学生画像|-student profiling|learning-analytics|education|<综合素质;<成长档案;<学业预警
vocational|职业技能实训|vocational training|talent-training|education|职业教育;<产教融合;~工匠;<实操考核;+实训
ai-curriculum|人工智能课程|-AI curriculum|talent-training|education|<AI通识;<编程教育;<微专业;人工智能教育;<实训课程
special-education|特殊教育|special education|smart-education|education|<孤独症;<自闭症;特教
early-education|学前教育|early education|childcare|education|幼教;<亲子;<绘本;<儿童启蒙
campus-service|校园服务|-campus service|student-safety|education|<学工;<校务;<宿舍;<教务
university-research|高校科研管理|-university research management|research|education|<成果转化;~技术转移;~科研院所
reading|阅读推广|reading|smart-education|education|<图书馆;阅读;<借阅;<图书推荐
scenic-guide|多语种导览|-multilingual guide|tour-guide|culture-tourism|<AR导览;<语音导览;<街区多语
itinerary|行程规划|-itinerary planning|smart-tourism|culture-tourism|旅游规划
hotel|酒店民宿服务|-hotel service|smart-tourism|culture-tourism|酒店;民宿;<前台;<客房
cruise|邮轮旅游|-cruise tourism|smart-tourism|culture-tourism|邮轮;游轮;~海岛景区
ticketing|票务预约|-ticketing|crowd|culture-tourism|<预约入园;门票;~错峰;<分时预约;~船票;<错峰预约
night-economy|夜间经济|night economy|immersive|culture-tourism|<夜景;<灯光秀;<演艺
cultural-relic|文物保护修复|-relic conservation|museum|culture-tourism|+病害识别;<古建筑;<老建筑;<文物点位
exhibit|数字展陈|-digital exhibition|museum|culture-tourism|展陈;<数字展厅;<虚拟展览
nanyin|南音与地方戏|-local opera and music|intangible-heritage|culture-tourism|<南音;<高甲戏;<歌仔戏;<闽南语戏剧;+戏曲;+戏剧
ancient-books|古籍整理|-ancient book processing|intangible-heritage|culture-tourism|古籍;典籍;<碑刻;<古代典籍
minnan-corpus|闽南语语料|-Minnan corpus|dataset|media|+方言语料;<方言数据集;<对话语音语料
short-drama|短剧出海|-short drama export|film-dubbing|media|+短剧;+网剧;+影视出海;<短剧译制
subtitle|字幕翻译|-subtitle translation|translation|media|+字幕;<字幕重建;<普通话字幕
dubbing-minnan|方言配音|-dialect dubbing|film-dubbing|media|<闽南语配音;+动画配音;+角色配音;~配音演员
script|剧本创作|script writing|film-production|media|剧本;<分镜;<脚本生成;编剧
virtual-production|虚拟拍摄|-virtual production|film-production|media|虚拟制片;<影棚
vfx|影视特效|visual effects|film-production|media|特效;<渲染;<抠像
short-video|短视频创作|short video creation|video-generation|media|短视频;<宣传片;<短片;<视频脚本;<口播
live-commerce|直播电商|-live commerce|e-commerce|commerce|<直播脚本;~直播间;<商品视频;<直播运营;<直播与客服
news|新闻采编|news production|media-production|media|<采编;<新闻写作;+选题;<新闻稿;<法律新闻
broadcast|智慧广电|smart broadcasting|media-production|media|广电;+电视;<播控;<应急广播
audio-book|有声内容|-audio content|speech-synthesis|media|<有声书;<播客;<有声读物;<朗读
game-npc|游戏智能角色|-game characters|animation-game|media|游戏NPC;~关卡
game-engine|游戏引擎适配|-game engine adaptation|animation-game|software|游戏引擎;图形引擎;<轻三维引擎
creative-design|创意设计|creative design|image-generation|media|<平面设计;<包装设计;<品牌设计;~设计稿
fashion|服装设计|fashion design|image-generation|commerce|<面料设计;<试衣
product-image|商品图生成|-product image generation|image-generation|commerce|~详情页
copywriting|营销文案|marketing copy|marketing|commerce|<广告文案;~种草
crm|客户经营|-customer management|marketing|commerce|<会员运营;<客户画像;<销售线索;CRM
sales-assistant|销售助手|sales assistant|marketing|commerce|<销售话术;<智能陪练;<报价助手
store|门店客流分析|-store traffic analysis|retail|commerce|门店客流;<陈列;<货架;+连锁门店
replenishment|智能补货|smart replenishment|inventory|commerce|补货;<补货助手;<缺货;~安全库存;<分仓补货
catering|智慧餐饮|smart catering|retail|commerce|<餐厅;<点餐;<菜品识别;<炒菜机器人;+餐饮
product-selection|选品分析|product selection|e-commerce|commerce|选品;<竞品分析;<爆款预测
cross-border-ec|跨境电商运营|-cross-border e-commerce|e-commerce|commerce|~跨境卖家
price-optimisation|智能定价|smart pricing|retail|commerce|<动态定价;价格优化;<促销优化
call-centre|呼叫中心|call centre|customer-service|commerce|坐席;语音客服
enterprise-knowledge|企业知识管理|-enterprise knowledge management|knowledge-base|software|+文档管理;<知识中台;<问答中枢;~厂内断网运行
office-assistant|办公助手|office assistant|enterprise-management|software|<邮件助手;<日程
rpa|流程自动化|process automation|enterprise-management|software|RPA;<自动填报;<流程挖掘
erp-ai|企业管理软件智能化|-AI in enterprise software|enterprise-management|software|ERP;<财务共享;<业务中台
hr-assistant|招聘助手|-recruiting assistant|human-resources|software|<简历筛选;<面试;~员工培训
testing|软件测试|software testing|software-development|software|<测试用例;<自动化测试;<缺陷定位;<回归用例
requirement|需求分析工程|requirements engineering|software-development|software|<需求文档;<原型设计
database|数据库运维|-database operation|aiops|software|<数据库迁移;<国产数据库;<SQL优化;+数据库
network-ops|网络运维|-network operation|telecom|software|<网络故障;<基站运维;<网络大模型
satellite|卫星应用|satellite application|remote-sensing|research|卫星
meteorology|气象服务|weather service|ocean-weather|research|气象;<天气预报;<精细化预报;<集合预报
chemistry|化学研究|chemistry research|research|research|<催化;<反应预测;<化学合成
physics|流体仿真|fluid simulation|simulation|research|流体力学;<湍流;CFD;<空气动力
astronomy|天文研究|astronomy|research|research|<天文大模型;~望远镜;~天体;天文
paper-reading|论文助手|-paper assistant|literature-mining|research|<论文阅读;<论文写作;<综述生成;<学术检索
tech-transfer|科技成果转化|technology transfer|patent-analysis|research|成果转化;<技术经纪;+供需对接;技术转化
industry-map|产业图谱|-industry map|patent-analysis|research|产业链图谱;<算力产业图谱;<产业链分析
standard-lab|标准与认证|-standards and certification|standards|research|<标准验证;检测认证;<国际认证;<标准实验室;<认证实验室
innovation-platform|创新平台|innovation platform|incubation|research|<创新中心;<公共服务平台;<联合实验室;~创新联合体;+协同创新;~AI创新联合体
maker|创业训练营|-startup camp|incubation|research|~创业团队;~初创团队;<创业辅导;~大赛
ai-contest|人工智能大赛|-AI competition|incubation|research|+大赛;<赛题;+竞赛;<赛事平台
scenario-opening|场景开放|-scenario opening|testbed|government|+应用场景;<场景清单;<场景验证;<首试首用;<机会清单;<应用场景库;+典型应用场景
demonstration|示范应用|-demonstration project|testbed|government|<标杆案例;示范项目;<示范基地;<样板
consortium|创新联合体|innovation consortium|incubation|research|联合体;+联合攻关;+产学研;~揭榜挂帅;+联合研发;+联合创新
robot-leasing|机器人租赁|-robot leasing|finance-leasing|commerce|<月租;<租赁试用;机器人租用;<机器人月租
managed-service|托管运营服务|-managed service|finance-leasing|commerce|托管;代运营;<运维外包;<节能服务;<先诊断后分成
consulting|咨询规划服务|consulting|-|commerce|咨询;<数字化诊断;<备案辅导
integration|系统集成|system integration|-|software|集成服务;总集成;~系统对接
localisation|本地化翻译|localisation|translation|media|本地化
interpretation|同声传译|simultaneous interpretation|translation|media|同传;<实时口译
language-portal|多语种门户|-multilingual portal|translation|government|
`;
