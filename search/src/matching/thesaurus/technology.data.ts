// Concepts of AI technology. A line: id | Chinese name | English name | parent | sector | further forms.
// Forms are separated by `;`; a prefix says how a form stands to its concept: none exact, `<` narrower, `+` broader,
// `~` related. A parent must stand in one of the data files.
export const TECHNOLOGY_CONCEPTS = `
machine-learning|机器学习|machine learning|-|-|深度学习;神经网络;监督学习;自监督学习;迁移学习;<卷积神经网络;<预训练模型
reinforcement-learning|强化学习|reinforcement learning|machine-learning|-|RLHF;人类反馈强化学习;多智能体强化学习
federated-learning|联邦学习|federated learning|privacy-computing|-|联合建模;联邦建模;数据不出域建模
knowledge-graph|知识图谱|knowledge graph|-|-|知识建模;图谱构建;实体关系抽取;知识推理;+图数据库;<医学知识图谱;<行业知识图谱
knowledge-base|知识库问答|knowledge base question answering|large-model|-|RAG;检索增强生成;检索增强;知识问答;企业知识库;文档问答;智能问答;问答系统;+知识库;私有知识库
large-model|大模型|large language model|-|-|大语言模型;语言大模型;LLM;基础大模型;通用大模型;生成式人工智能;生成式AI;AIGC大模型;+GPT;预训练大模型
vertical-model|行业大模型|vertical large model|large-model|-|垂类大模型;垂直大模型;行业垂直模型;垂直模型;领域大模型;专用大模型;专用模型;垂直类大模型
multimodal-model|多模态大模型|multimodal large model|large-model|-|多模态模型;多模态;图文理解;视觉语言模型;视觉大模型;全模态;跨模态
fine-tuning|模型微调|model fine-tuning|large-model|-|指令微调;LoRA;增量预训练;参数高效微调;模型蒸馏;模型训练;+微调
model-service|模型即服务|model as a service|large-model|-|MaaS;模型服务;模型库;模型平台;千行万模;模型API;推理服务;小模型交易
model-evaluation|模型评测|model evaluation|safety-governance|-|大模型评测;模型测评;安全评估;算法评估;幻觉检测;模型备案测试
agent|智能体|AI agent|large-model|-|AI智能体;AI代理;智能助手;数字员工;智能体即服务;工作流编排;自主规划;+虚拟助手
multi-agent|多智能体协同|multi-agent collaboration|agent|-|多智能体;智能体协作;群体智能;智能体编排
nlp|自然语言处理|natural language processing|-|-|NLP;语义理解;语义分析;文本分析;文本理解;文本分类;信息抽取;意图识别
text-generation|文本生成|text generation|nlp|-|智能写作;公文写作;报告生成;自动写作;文案生成;摘要生成;材料撰写;辅助写作
document-understanding|文档智能|document understanding|nlp|-|OCR;文字识别;票据识别;表格识别;版面分析;文档解析;证照识别;单据识别;智能审单
translation|机器翻译|machine translation|nlp|-|智能翻译;多语种翻译;自动翻译;同声传译;实时翻译;跨语言;多语种;多语言
sentiment|情感分析|sentiment analysis|nlp|-|情绪识别;情感识别;舆情分析;情感计算
speech-recognition|语音识别|speech recognition|-|-|语音转写;语音转文字;ASR;智能语音;声学识别;语音交互;+语音助手
dialect-speech|方言语音|dialect speech|speech-recognition|-|闽南话;闽南语;方言识别;方言语音库;方言语音;台语;+方言
speech-synthesis|语音合成|speech synthesis|-|-|TTS;文字转语音;声音克隆;语音克隆;音色复刻;AI配音;AI生成声音
voiceprint|声纹识别|voiceprint recognition|biometrics|-|声纹;说话人识别;声纹鉴伪
voice-outbound|智能外呼|AI outbound call|speech-recognition|-|语音外呼;外呼机器人;自动外呼;语音机器人;智能语音外呼
vision|计算机视觉|computer vision|-|-|机器视觉;图像识别;视觉识别;视频分析;图像分析;视觉检测;视觉算法;AI视觉;视频智能分析;智能视频
object-detection|目标检测|object detection|vision|-|目标识别;目标跟踪;行为识别;人员识别;物体识别
defect-detection|缺陷检测|defect detection|vision|industry|表面缺陷检测;瑕疵检测;外观检测;外观质检;缺陷识别;AOI;光学检测;表面检测;缺陷分类;漏检;+良品率
pose|姿态估计|pose estimation|vision|-|动作识别;动作捕捉;骨骼识别;动作评估;运动捕捉;体态识别
biometrics|生物特征识别|biometrics|-|-|人脸识别;人脸比对;指纹识别;虹膜识别;掌静脉;活体检测;步态识别
remote-sensing|遥感解译|remote sensing|vision|-|卫星遥感;遥感影像;遥感监测;遥感;卫星影像;影像解译
3d-vision|三维重建|3D reconstruction|vision|-|三维建模;3D建模;3D模型;点云;激光扫描;实景三维;三维扫描;高斯泼溅
digital-human|数字人|digital human|generation|-|虚拟数字人;虚拟人;数字分身;数字主播;虚拟主播;数智人
generation|内容生成|content generation|-|-|AIGC;生成式内容;AI生成;智能创作;AI创作
image-generation|图像生成|image generation|generation|media|文生图;AI绘画;智能设计;海报生成;图片生成
video-generation|视频生成|video generation|generation|media|文生视频;AI视频;短视频生成;智能剪辑;自动剪辑;视频剪辑
code-generation|代码生成|code generation|generation|software|AI编程;代码大模型;智能编程;代码补全;低代码;测试用例生成
recommendation|个性化推荐|recommendation|-|-|推荐系统;推荐算法;智能推荐;精准推送;精准匹配;智能匹配
forecasting|预测分析|forecasting|-|-|需求预测;销量预测;趋势预测;时间序列预测;时序预测;预测模型;流量预测;负荷预测
optimisation|优化调度|optimisation and scheduling|-|-|智能调度;运筹优化;资源调度;调度优化;路径规划;路径优化;排程;智能排班;优化算法
anomaly-detection|异常检测|anomaly detection|-|-|异常识别;异常预警;风险预警;异常监测;智能预警
decision-support|辅助决策|decision support|-|-|决策支持;智能决策;决策辅助;智能分析
data-analytics|数据分析|data analytics|-|-|大数据分析;BI;ChatBI;数据可视化;智能报表;问数;数据挖掘;指标分析
digital-twin|数字孪生|digital twin|-|-|DT;孪生平台;孪生模型;虚实映射;数字化孪生体
simulation|仿真模拟|simulation|digital-twin|-|仿真;模拟仿真;仿真平台;虚拟仿真;仿真推演
xr|虚拟现实|virtual reality|-|-|VR;增强现实;AR;混合现实;XR;元宇宙;虚拟增强现实;头显;AR眼镜
robotics|智能机器人|robotics|-|-|机器人;服务机器人;特种机器人;移动机器人;AMR;AGV
humanoid|人形机器人|humanoid robot|embodied|-|双足机器人;仿人机器人
embodied|具身智能|embodied intelligence|robotics|-|具身机器人;具身智能机器人;具身大模型;运动控制;灵巧手
quadruped|四足机器人|quadruped robot|robotics|-|机器狗;机器犬;四足
robot-arm|机械臂|robot arm|robotics|industry|协作机器人;工业机器人;机械手;抓取;上下料;拆码垛
cleaning-robot|清洁机器人|cleaning robot|robotics|-|扫地机器人;保洁机器人;清扫机器人;清洗机器人;无人清扫车;幕墙清洗
delivery-robot|配送机器人|delivery robot|robotics|logistics|送餐机器人;楼宇配送;物流机器人;室内配送
inspection-robot|巡检机器人|inspection robot|robotics|-|智能巡检机器人;巡逻机器人;机器人巡检;轮式巡检
drone|无人机|drone|-|-|无人飞行器;UAV;eVTOL;多旋翼;无人机机巢;低空经济;低空;机库
drone-delivery|无人机配送|drone delivery|drone|logistics|低空物流;低空配送;无人机物流;空中配送;智能起降点
drone-inspection|无人机巡检|drone inspection|drone|-|低空巡检;航拍巡检;无人机巡查;低空巡查
typhoon-resistant|抗台风|typhoon resistance|-|-|抗风;抗台风无人机;强风;大风环境;防台
unmanned-vessel|无人船|unmanned surface vessel|-|marine|无人艇;水面无人艇;USV;水下机器人;水下无人机;ROV
autonomous-driving|自动驾驶|autonomous driving|-|transport|无人驾驶;智能驾驶;L4;智能网联汽车;无人车;辅助驾驶
unmanned-delivery-vehicle|无人配送车|unmanned delivery vehicle|autonomous-driving|logistics|无人快递车;低速无人车;末端无人车;无人驾驶配送;无人配送
unmanned-truck|无人集卡|driverless container truck|autonomous-driving|supply-chain|IGV;ART;自动驾驶集卡;智能集卡;水平运输;集卡自动驾驶;无人驾驶集卡
v2x|车路协同|vehicle-road coordination|autonomous-driving|transport|V2X;5G-V2X;C-V2X;路侧单元;车路云;智能化道路
edge|边缘计算|edge computing|-|-|边缘智能;边缘侧;边缘推理;边缘盒子;端侧推理;端侧AI;端侧部署
ai-chip|AI芯片|AI chip|-|industry|智能芯片;人工智能芯片;NPU;GPU;国产芯片;加速卡;算力芯片
compute|算力服务|compute service|-|-|智能算力;智算中心;算力;算力平台;算力池;GPU集群;超算;智算;云算力
compute-scheduling|算力调度|compute scheduling|compute|-|算力资源调度;算力统一调度;算力网络;跨域算力;GPU资源动态分配;算力交易;推理加速
sensing|智能传感|smart sensing|-|-|传感器;智能传感器;高精度传感器;物联网;IoT;数智物联;数据采集;激光雷达;IMU;惯性测量单元
wearable|可穿戴设备|wearable device|sensing|sport|智能穿戴;手环;智能手表;穿戴设备;智能可穿戴
smart-terminal|智能终端|smart terminal|-|-|AI硬件;AI终端;智能硬件;AI电脑;AI平板;智能眼镜;终端设备
data-service|数据服务|data service|-|-|数据治理;数据平台;数据中台;数据汇聚;数据清洗;数据处理;数据要素
dataset|数据集|dataset|data-service|-|高质量数据集;语料库;训练数据;语料;标注数据集;行业数据集
data-annotation|数据标注|data annotation|data-service|-|标注平台;数据采集训练;自动标注
data-circulation|数据流通|data circulation|data-service|-|数据交易;数据共享;可信数据空间;数据开放;公共数据授权运营;数据跨境;数据资产;数据资产化
privacy-computing|隐私计算|privacy computing|-|-|隐私保护;可信执行环境;多方安全计算;数据脱敏;差分隐私;可用不可见
safety-governance|人工智能安全治理|AI safety governance|-|-|算法治理;算法安全;AI安全;内容安全;算法伦理;伦理审查;安全治理
deepfake-detection|深度伪造检测|deepfake detection|safety-governance|-|深度伪造;鉴伪;AI换脸检测;伪造识别;合成内容检测;AI生成标识
blockchain|区块链|blockchain|-|-|区块链存证;联盟链;电子签章;存证;智能合约;可追溯
harmonyos|鸿蒙适配|HarmonyOS adaptation|-|software|鸿蒙;HarmonyOS;OpenHarmony;开源鸿蒙;鸿蒙系统;鸿蒙应用;鸿蒙原生
domestic-stack|信创适配|domestic IT stack|-|software|信创;国产化;国产化适配;自主可控;国产操作系统;国产数据库;昇腾
cyber-security|网络安全|cyber security|-|software|信息安全;攻击检测;漏洞检测;威胁情报;恶意代码;安全审计;入侵检测
aiops|智能运维|AIOps|-|software|运维大模型;IT运维;日志分析;故障定位;DevOps
intelligent-search|智能检索|intelligent search|nlp|-|语义检索;向量检索;智能搜索;文献检索;知识检索
human-machine|人机交互|human-machine interaction|-|-|人机对话;人机协同;多轮对话;对话系统;自然交互;智能对话
brain-interface|脑机接口|brain-computer interface|human-machine|health|脑电;BCI;脑电信号
`;
