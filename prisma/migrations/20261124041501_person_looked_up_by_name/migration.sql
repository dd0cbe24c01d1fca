-- CreateIndex
CREATE INDEX "person_organization_id_email_idx" ON "person"("organization_id", "email");

-- CreateIndex
CREATE INDEX "person_organization_id_username_idx" ON "person"("organization_id", "username");

-- CreateIndex
CREATE INDEX "person_organization_id_employee_number_idx" ON "person"("organization_id", "employee_number");
