// Concepts of education, culture, tourism, media, commerce, software and research. Format: see technology.data.ts.
export const SERVICE_CONCEPTS = `
smart-education|智慧教育|smart education|-|education|<教育大模型;<因材施教;+教学;~个性化学习;<课堂;智能教育;~课标;+教学教育;+教育领域;+教育垂直领域
homework-grading|作业批改|-homework grading|smart-education|education|<阅卷;<作文批改;~试卷;<自动出题;<出题;批改;~作文;<逐句批改
tutoring|智能辅导|tutoring|smart-education|education|<课程辅导;<学习助手;智能助教;AI助教;<答疑;<家教;<伴学;<数学大模型;学习辅导;~陪练;~错题
learning-analytics|学情分析|learning analytics|smart-education|education|学情;学习分析;<课堂分析;<教学评价
lesson-preparation|智能备课|-lesson preparation|smart-education|education|备课;<教案;~教研;<课件生成;<教学资源生成;<分层教案
virtual-lab|虚拟实验实训|-virtual lab and training|xr|education|<仿真实训;<VR教学;<VR实训;<虚拟仿真实验
chinese-learning|国际中文教育|-Chinese language teaching|smart-education|education|汉语学习;中文教学;<口语练习;<口语测评;+语言学习;+汉语
student-safety|校园安全|-campus safety|-|education|+校园;+学生安全;~食堂
gaokao|升学规划|-admission counselling|smart-education|education|高考;<志愿填报;<高考咨询;+职业规划
smart-tourism|智慧文旅|smart tourism|-|culture-tourism|文旅;旅游;<景区;<行程规划;+旅行;<民宿;<酒店;+旅游行业
tour-guide|智能导览|smart tour guide|smart-tourism|culture-tourism|导览;<导游;+讲解;<语音讲解;<文物点位讲解
crowd|客流监测|-crowd monitoring|smart-tourism|culture-tourism|客流;人流;~鼓浪屿
museum|博物馆数字化|-museum digitisation|-|culture-tourism|博物馆;<文物;<文物保护;<展馆;+文化遗产;<世界遗产;文博
intangible-heritage|非遗传承|intangible heritage|-|culture-tourism|非遗;<南音;<歌仔戏;+传统文化;+闽南文化;<古籍;+戏剧
immersive|沉浸式体验|immersive experience|xr|culture-tourism|沉浸式;<夜游;<光影;+互动体验;<全息;<裸眼3D
film-dubbing|影视配音|film dubbing|speech-synthesis|media|+配音;<AI配音;译制;影视译制;+配音领域;<译配;<短剧译制;<配音导演;<智能配音;<多语种配音;~真人配音
film-production|影视制作|-film production|generation|media|影视;<特效;<虚拟拍摄;<剧本;<剧本创作;<短剧;<电影
animation-game|动漫游戏|animation and games|generation|media|<动漫;<游戏;<NPC;<动画
media-production|智能媒体|AI media|generation|media|<新闻;+媒体;<广播电视;<直播;<自媒体;~智能校对;~校对;<播报;<央视听媒体
digital-culture|数字文创|digital cultural creation|generation|media|文创;<数字藏品;+创意设计;<小说创作;<网文
copyright-governance|生成内容版权|-generated content copyright|ip|law|<声音知识产权;<版权归属;生成内容版权;<作品标注;+权属
e-commerce|电子商务|e-commerce|-|commerce|电商;<跨境电商;<电商大模型;<直播带货;<选品;+商品;<农村电商
retail|智慧零售|smart retail|-|commerce|零售;<门店;<商超;<商圈;<便利店
marketing|智能营销|AI marketing|-|commerce|营销;<数字营销;<广告投放;<获客;<用户画像;<广告;<私域;<营销传播;<品牌建设
customer-service|智能客服|AI customer service|agent|commerce|客服;<客服机器人;<客服大模型;<坐席助手;<呼叫中心;<导诊客服;客服领域
exhibition|会展服务|exhibition service|-|commerce|会展;<展会;<招商;<展览
enterprise-management|企业管理|enterprise management|-|software|+企业服务;<RPA;<流程自动化;+办公;<OA;<ChatBI
software-development|软件研发|software development|code-generation|software|软件开发;软件工程;<研发效能;<自动化测试;<软件测试
cross-device|跨终端协同|-cross-device coordination|harmonyos|software|跨终端;<多端协同;+全场景;跨端;<智联平台;<分布式流转;~跨终端兼容性
telecom|通信网络|telecom network|-|software|+通信;<5G;<5G-A;~运营商;<基站;~低延迟;~低延迟通信
research|科研智能|AI for science|-|research|AI for Science;<科学计算;+科研;+科学研究
literature-mining|文献挖掘|literature mining|intelligent-search|research|+文献;<论文阅读;+学术;~科技论文
patent-analysis|科技情报|-science and technology intelligence|intelligent-search|research|技术情报;<产业图谱;<产业链图谱;<产业大脑;+科技服务;<产业链大模型
testbed|测试验证平台|-test and validation platform|-|research|测试平台;<中试;<标准化测试;+检测认证;<试验场;<评测平台;<测试场;<公共试产
incubation|创业孵化|incubation|-|research|孵化;<孵化器;<加速器;~创投;~产业基金;~超级应用;<孵化空间;<项目孵化;<创新孵化空间;<孵化工厂
open-source|开源社区|open source|-|software|开源;<开源模型;<开放平台
standards|标准研制|standardisation|-|research|<行业标准;<国际标准;<CE认证;<标准互认;<国家标准
finance-leasing|租赁服务|-leasing service|-|commerce|租赁;<设备租赁;<机器人租赁;租用
`;
