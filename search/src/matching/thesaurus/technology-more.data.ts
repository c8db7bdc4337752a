// More concepts of AI technology: narrower ones under those of technology.data.ts, whose format they share.
export const TECHNOLOGY_MORE = `
transformer|注意力模型|transformer model|machine-learning|-|Transformer;注意力机制;大规模预训练;编码器解码器
active-learning|主动学习|active learning|machine-learning|-|人机回环;样本筛选;增量学习;持续学习;在线学习
small-sample|小样本学习|few-shot learning|machine-learning|-|少样本;零样本;小样本;冷启动学习;数据增强;合成数据
automl|自动机器学习|automated machine learning|machine-learning|-|AutoML;零代码训练;零代码;无代码建模;模型自动训练
explainable|可解释人工智能|explainable AI|safety-governance|-|可解释性;可解释;热力图解释;决策可追溯;模型可解释
model-compression|模型压缩|model compression|large-model|-|模型量化;模型剪枝;量化压缩;模型轻量化;轻量化模型;知识蒸馏
inference-acceleration|推理加速|inference acceleration|compute|-|推理优化;推理引擎;首字时延;并发推理;算子优化;国产芯片推理
training-platform|训练平台|model training platform|compute|-|训练专区;大模型训练;千卡集群;千卡级;模型训练平台;断点续训;分布式训练
small-model|端侧小模型|on-device small model|edge|-|小模型;端侧大模型;端侧模型;轻量模型;低功耗模型;端侧模组
prompt|提示词工程|prompt engineering|large-model|-|提示词;提示工程;上下文工程;思维链
hallucination|幻觉治理|hallucination control|safety-governance|-|幻觉;事实核查;答案溯源;引用溯源;模型幻觉
model-market|模型交易|model marketplace|model-service|-|小模型交易平台;模型商店;模型券;模型市场;智能体商店
agent-testing|智能体测试|agent testing|agent|-|智能体联调;故障注入;智能体评测;越权测试;工具调用测试;联调仓;沙箱测试
tool-use|工具调用|tool use|agent|-|函数调用;插件调用;MCP;接口编排;业务系统调用
conversation-analysis|对话分析|conversation analysis|nlp|-|通话分析;会话质检;录音质检;语音质检;对话质检
text-proofreading|文本校对|text proofreading|nlp|-|智能校对;错别字;内容校对;文稿校对;一致性检查;文稿审核
text-extraction|信息抽取|information extraction|nlp|-|要素抽取;实体识别;关系抽取;字段抽取;关键信息提取;命名实体识别
deduplication|文本去重|text deduplication|nlp|-|相似工单;查重;重复识别;去重;近似重复
classification|智能分类|automatic classification|nlp|-|自动分类;标签识别;归类;分类分级;智能打标;自动归类
summarisation|自动摘要|summarisation|text-generation|-|摘要;会议摘要;要点提炼;智能总结;纪要生成
table-qa|数据问答|data question answering|data-analytics|-|自然语言查数;NL2SQL;问数智能体;智能问数;表格问答
meeting|会议智能|meeting assistant|speech-recognition|-|会议转写;会议记录;智能会议;语音纪要;庭审记录
noise-robust|抗噪语音|noise-robust speech|speech-recognition|-|降噪;回声消除;远场拾音;麦克风阵列;噪声环境语音;信噪比
speech-assessment|语音评测|speech assessment|speech-recognition|education|口语评测;发音评测;跟读;听说陪练;朗读评分
lip-sync|口型适配|lip synchronisation|speech-synthesis|media|口型;对口型;口型同步;唇形;唇形驱动;口型匹配
voice-licence|声音授权|voice licensing|speech-synthesis|media|声音授权登记;声音权益;音色授权;声音版权;克隆定制
watermark|数字水印|digital watermark|safety-governance|-|隐式水印;显式标识;水印溯源;合成标识;内容标识;生成内容标识
liveness|活体核身|identity verification|biometrics|-|远程核身;视频核身;冒用识别;身份核验;实人认证;反冒用
gait|步态识别|gait recognition|biometrics|-|步态分析;步态;行走姿态
face-recognition|人脸识别|face recognition|biometrics|-|人脸;刷脸;人脸比对;人像识别;人证核验
image-segmentation|图像分割|image segmentation|vision|-|实例分割;语义分割;轮廓勾画;像素级;自动勾画
image-restoration|影像修复|image restoration|vision|media|老影片修复;画质增强;超分辨率;画面修复;对白修复;老片修复;图像增强
video-structuring|视频结构化|video structuring|vision|-|视频检索;视频摘要;视频浓缩;多路视频;视频推理;视频巡查
ocr|文字识别|optical character recognition|document-understanding|-|字符识别;车牌识别;铭牌识别;仪表读数;仪表识别;指针表识别;面单识别
infrared|红外热成像|infrared imaging|vision|-|热像;红外测温;热成像;热像仪;温度异常识别
multispectral|光谱成像|spectral imaging|vision|-|高光谱;多光谱;近红外;拉曼;光谱分析
tracking|多目标跟踪|multi-object tracking|vision|-|轨迹跟踪;跨镜追踪;目标追踪;轨迹分析;视频跟踪
behaviour-recognition|行为识别|behaviour recognition|vision|-|动作合规;步骤识别;操作识别;不安全行为;离岗识别;异常行为;动作步骤核对
metrology|视觉测量|vision metrology|vision|industry|尺寸测量;三维测量;视觉定位;视觉引导;手眼标定
color-sorting|智能色选|optical sorting|vision|-|色选;色选机;外形分选;分级分选;品质分级
acoustic|声学监测|acoustic monitoring|sensing|-|声音识别;声纹监测;异响检测;声学识别;水听器;噪声监测;声音事件
vibration|振动监测|vibration monitoring|sensing|industry|振动诊断;振动分析;轴承诊断;振动传感器;设备振动
electronic-nose|电子鼻|electronic nose|sensing|-|气味识别;气味感测;异味监测;气敏阵列;气味;嗅觉传感
mmwave|毫米波雷达|millimetre-wave radar|sensing|-|毫米波;雷达感知;跌倒感知;呼吸心跳监测;无感监测;体征监测
lidar|激光雷达|lidar|sensing|-|固态激光雷达;半固态激光雷达;激光点云;三维激光
imu|惯性测量单元|inertial measurement unit|sensing|-|惯性导航;IMU;惯导;六轴传感器;陀螺仪
positioning|定位导航|positioning and navigation|-|-|室内定位;SLAM;自主导航;北斗;高精度定位;高精地图;定位融合
biosensor|生化传感|biochemical sensing|sensing|health|尿液检测;尿检;血糖监测;无创检测;体外检测模块;光学读取
data-gateway|数据采集网关|data acquisition gateway|sensing|industry|采集网关;协议转换;物联网关;协议解析;统一采集;设备接入;转换盒
time-series|时序数据|time series data|data-analytics|-|时序;时间序列;时序数据库;趋势分析;漂移检测
graph-analysis|图谱分析|graph analytics|knowledge-graph|-|关联分析;图计算;风险图谱;关系图谱;供应链图谱;关联图
causal|归因分析|root cause analysis|data-analytics|-|根因分析;溯因;机台溯因;原因定位;归因;因果分析;错因诊断
demand-forecast|需求预测|demand forecasting|forecasting|supply-chain|销售预测;销量预测;补货预测;用量预测;订单预测
load-forecast|负荷预测|load forecasting|forecasting|energy|用能预测;冷热负荷;电力负荷;功率预测;负荷预报
passenger-forecast|客流预测|passenger flow forecasting|forecasting|transport|客流预警;错峰引导;客流预报;人流预测;运力预测
nowcasting|临近预报|nowcasting|forecasting|emergency|短临预报;分钟级预报;雷达回波;强对流;临近预警
rostering|智能排班|staff rostering|optimisation|-|排班;人员排班;班次优化;值班安排;人力调度
berth|堆场优化|yard optimisation|optimisation|supply-chain|箱位优化;翻箱;堆场;轨道吊;泊位计划;船舶配载
evolutionary|运筹求解|mathematical optimisation|optimisation|-|求解器;整数规划;启发式;遗传算法;多目标优化;运筹
game-theory|竞价策略|bidding strategy|optimisation|energy|报价策略;现货竞价;电力交易;聚合竞价;需求响应
control|智能控制|intelligent control|-|industry|自适应控制;模型预测控制;闭环控制;先进过程控制;APC;飞控;PID
swarm-robotics|集群协同|swarm coordination|multi-agent|-|无人机集群;多机协同;机群调度;编队;多机航路;集群控制
flight-control|飞行控制|flight control|drone|-|飞控算法;抗扰控制;阵风补偿;返航控制;自主起降
airspace|空域管理|airspace management|drone|-|低空空域;航路规划;起降点;空域申请;航线调度;低空管理;航路
drone-nest|无人机机巢|drone nest|drone|-|机巢;自动机场;无人值守机库;换电机库
drone-detection|无人机探测|drone detection|drone|emergency|低慢小;无人机反制;非法飞行
mobile-manipulation|移动操作机器人|mobile manipulation|embodied|-|复合机器人;移动抓取;双臂机器人;双臂;操作技能;技能模型
teleoperation|遥操作|teleoperation|robotics|-|远程操控;遥操;人在环路;远程接管;远程驾驶
grasping|机器人抓取|robot grasping|robot-arm|-|柔性抓取;灵巧手;无序抓取;抓取规划;力控;柔顺控制
robot-testing|机器人测试|robot testing|testbed|-|机器人测试场;技能测试;任务测试;机器人评测;机器人安全测试
exoskeleton|外骨骼|exoskeleton|robotics|health|助力外骨骼;搬抱助力;步行助力;可穿戴机器人
transfer-robot|护理移位机器人|patient transfer robot|robotics|livelihood|移位机器人;翻身辅助;移位;移乘;护理床;转运护理
companion-robot|陪伴机器人|companion robot|robotics|home|情感陪伴;陪护机器人;儿童陪伴;聊天机器人
reception-robot|导引服务机器人|service robot|robotics|-|迎宾机器人;导览机器人;讲解机器人;送件机器人;梯控
floor-cleaning|商用清洗机器人|commercial cleaning robot|cleaning-robot|-|洗地机器人;洗地机;尘推;商用清洁
underwater-robot|水下机器人|underwater robot|robotics|marine|水下检测;ROV;水下巡检;水下清洗;AUV
wall-climbing|爬壁检测机器人|climbing inspection robot|inspection-robot|-|爬壁;立面检测;外立面;储罐检测;高空作业机器人
gas-station-robot|加油站巡检|gas station inspection|inspection-robot|-|加油加气站;加注站;油库巡检
agv-scheduling|移动机器人调度|mobile robot scheduling|robotics|logistics|AGV调度;车队调度;机器人集群调度;多车调度
digital-human-service|数字人服务|digital human service|digital-human|-|数字人客服;虚拟数字人引导;办事引导员;AI主播;数字人直播
motion-generation|动作生成|motion generation|generation|media|动作驱动;表情驱动;虚拟角色驱动;面部捕捉
audio-generation|音频生成|audio generation|generation|media|音乐生成;AI作曲;音效生成;歌曲生成;音频修复
3d-generation|三维生成|3D generation|generation|media|三维资产;三维模型生成;3D生成;模型资产库;材质生成
ppt-generation|文档生成|document generation|text-generation|-|PPT生成;报表生成;说明书生成;文档自动化;标书生成
code-migration|代码迁移|code migration|code-generation|software|迁移助手;代码转换;应用迁移;国产化迁移;编码助手;代码理解
harmony-native|鸿蒙原生应用|HarmonyOS native app|harmonyos|software|鸿蒙原生迁移;安卓迁移;鸿蒙移动办公;元服务;鸿蒙终端;鸿蒙生态
device-interconnect|设备互联|device interconnection|cross-device|home|跨品牌;设备联动;互联协议;智联协议;品牌互通;Matter
compatibility-test|兼容性测试|compatibility testing|testbed|software|适配认证;终端兼容;适配测试;出海认证;CE测试
domestic-chip|国产算力|domestic computing chips|ai-chip|-|国产加速卡;昇腾;寒武纪;海光;鲲鹏;国产芯片适配
heterogeneous-compute|异构算力|heterogeneous computing|compute-scheduling|-|异构调度;算力切分;显存共享;统一排队;闲置算力;算力回收
compute-lease|算力租赁|compute leasing|compute|-|加速卡租赁;按卡时;整租;共享算力;算力出租;海外机房
compute-voucher|算力券|compute voucher|compute|-|算力补贴;算力普惠;用量核验;算力核销;用算成本
storage|数据存储|data storage|data-service|-|对象存储;分布式存储;冷热分层;向量数据库
data-quality|数据质量|data quality|data-service|-|数据清洗;质量校验;数据核验;数据对账;主数据
data-classification|数据分类分级|data classification|data-circulation|-|数据分级;敏感数据识别;分级脱敏;数据目录
data-export|数据出境|cross-border data transfer|data-circulation|law|出境评估;数据跨境流动;跨境数据;出境合同;离岸数据中心
data-desensitisation|数据脱敏|data masking|privacy-computing|-|脱敏;去标识化;匿名化;隐私面单;面部遮挡
trusted-storage|可信存证|trusted evidence storage|blockchain|-|存证链;链上存证;电子存证;取证;固证;时间戳
content-moderation|内容审核|content moderation|safety-governance|media|内容安全审核;违规内容;敏感词;图文审核;涉黄涉暴
red-team|模型安全评测|model security testing|model-evaluation|-|红队测试;越狱攻击;提示注入;安全评测;对抗测试;备案评估
algorithm-audit|算法影响评估|algorithm impact assessment|safety-governance|law|公平性评估;算法审计;偏见检测;算法备案;事故责任复盘;责任认定
threat-detection|威胁检测|threat detection|cyber-security|-|态势感知;漏洞挖掘;攻击溯源;终端安全;零信任
emotion-companion|情感陪护|emotional support|sentiment|health|情绪安抚;情感支持;共情;情绪陪伴
sim2real|仿真训练|simulation training|simulation|-|仿真数据;虚实迁移;仿真环境;合成场景
bim|建筑信息模型|building information modelling|digital-twin|construction|BIM;三维设计;碰撞检查
cim|城市信息模型|city information modelling|digital-twin|city|CIM;数字孪生城市;城市孪生;时空底座
ar-guidance|增强现实指引|AR guidance|xr|-|AR指引;AR远程协作;AR眼镜;远程指引;AR检修;AR导览;第一视角
vr-training|虚拟实训|VR training|xr|-|VR培训;虚拟演练;实训舱;沉浸式培训;安全实训
spatial|空间计算|spatial computing|xr|-|空间智能;空间感知;场景理解
smart-glasses|智能眼镜|smart glasses|smart-terminal|home|AI眼镜;AR眼镜;眼镜终端;拍摄眼镜
smart-wear-analysis|穿戴数据分析|wearable data analysis|wearable|sport|运动手表;心率监测;跑步分析;骑行分析;穿戴监测
low-power|低功耗设计|low-power design|edge|-|功耗标定;低功耗;功耗优化;续航;待机功耗
hardware-prototyping|硬件打样|hardware prototyping|smart-terminal|-|小批量试产;打样;硬件研发;模具;智能硬件代工
ai-pc|AI电脑|AI PC|smart-terminal|-|AI平板;AI一体机;大模型一体机;一体机;智算一体机
voice-control|语音中控|voice control|smart-home|home|语音助手;离线语音;全屋语音;语音唤醒;智能中控
accessibility-tech|信息无障碍|digital accessibility|-|-|无障碍改造;屏幕朗读;读屏;字幕生成;实时字幕;大字版
`;
