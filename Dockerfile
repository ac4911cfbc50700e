FROM eclipse-temurin:25-jdk AS build
RUN apt-get update && apt-get install -y --no-install-recommends maven && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN mvn -B -ntp -q -Dfast -DskipTests -pl gateway/server -am package

FROM eclipse-temurin:25-jdk
WORKDIR /opt/loadline
COPY --from=build /src/loadline ./loadline
COPY --from=build /src/gateway/server/target/*.jar ./gateway/server/target/
COPY --from=build /src/gateway/server/target/lib ./gateway/server/target/lib
VOLUME /data
WORKDIR /data
ENTRYPOINT ["/opt/loadline/loadline"]
CMD ["--help"]
